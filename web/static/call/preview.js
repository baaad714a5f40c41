// Before joining: the own picture, the level of the microphone, the choice of devices, and what is wrong in words.
import { Level, NONE, acquire, list } from "./devices.js";
import { $, t } from "./words.js";

export class Preview {
  constructor() {
    this.video = this.audio = null;
    this.level = new Level((value) => { $("level").value = value; });
    $("camera").onchange = () => this.start();
    $("microphone").onchange = () => this.start();
    navigator.mediaDevices?.addEventListener?.("devicechange", () => this.fill());
  }

  async start() {
    this.stop();
    const turn = this.turn = Symbol("turn");
    const got = await acquire($("camera").value, $("microphone").value);
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
    await this.fill();
  }

  // Names are known only once access was given, so the lists are filled again after it.
  async fill() {
    if (!navigator.mediaDevices?.enumerateDevices) return;
    const { cameras, microphones } = await list();
    this.options($("camera"), cameras, t("room-camera"), this.video);
    this.options($("microphone"), microphones, t("room-microphone"), this.audio);
  }

  options(select, devices, kind, track) {
    const options = devices.map((device, place) =>
      new Option(device.label || t("room-device-number", { kind, number: place + 1 }), device.deviceId));
    options.push(new Option(t("room-device-none"), NONE));
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
