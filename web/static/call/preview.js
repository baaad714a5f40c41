// Before joining: the own picture, the level of the microphone, the choice of devices, and what is wrong in words.
import { Level, NONE, acquire, list } from "./devices.js";
import { $, t } from "./words.js";

export class Preview {
  constructor() {
    this.video = this.audio = null;
    this.level = new Level((value) => { $("level").value = value; });
    $("camera").onchange = () => this.start();
    $("microphone").onchange = () => this.start();
    $("preview-retry").onclick = () => this.again();
    navigator.mediaDevices?.addEventListener?.("devicechange", () => this.fill());
  }

  // Once more, for what did not start: the lists stand at « none » for it, which nobody chose.
  again() {
    return this.start(this.video ? $("camera").value : "", this.audio ? $("microphone").value : "");
  }

  async start(camera = $("camera").value, microphone = $("microphone").value) {
    this.stop();
    const turn = this.turn = Symbol("turn");
    const got = await acquire(camera, microphone);
    if (turn !== this.turn) {
      got.video?.stop();
      got.audio?.stop();
      return;
    }
    this.video = got.video;
    this.audio = got.audio;
    this.help = got.help;
    $("preview-video").srcObject = got.video ? new MediaStream([got.video]) : null;
    $("preview-video").hidden = !got.video;
    this.level.watch(got.audio);
    $("refusal").hidden = !got.help;
    $("refusal").textContent = got.help ? t(got.help) : "";
    $("preview-retry").hidden = !got.help;
    $("level-hint").hidden = !got.audio;
    await this.fill();
  }

  // Names are known only once access was given, so the lists are filled again after it.
  async fill() {
    if (!navigator.mediaDevices?.enumerateDevices) return;
    const { cameras, microphones } = await list();
    this.options($("camera"), cameras, t("room-camera"), this.video, t("room-device-no_camera"));
    this.options($("microphone"), microphones, t("room-microphone"), this.audio, t("room-device-none"));
  }

  options(select, devices, kind, track, none) {
    const options = devices.map((device, place) =>
      new Option(device.label || t("room-device-number", { kind, number: place + 1 }), device.deviceId));
    options.push(new Option(none, NONE));
    select.replaceChildren(...options);
    select.value = track ? track.getSettings().deviceId : NONE;
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  }

  release() {
    this.level.stop();
    $("preview-video").srcObject = null;
  }

  stop() {
    this.release();
    this.video?.stop();
    this.audio?.stop();
    this.video = this.audio = null;
  }
}
