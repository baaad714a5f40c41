// The room: both pictures, the controls, what the connection is doing in words.
import { Chat } from "./chat.js";
import { NONE, acquire, list } from "./devices.js";
import { Call } from "./protocol.js";
import { $, initials, label, t } from "./words.js";

const QUALITY = { good: "good", weak: "weak", connecting: "weak", lost: "bad" };

export class Room {
  constructor({ url, view, tracks, devices, onOver, onHelp }) {
    Object.assign(this, { view, tracks, devices, onOver, onHelp });
    this.screen = null;
    this.other = { mic: true, cam: true, screen: false };
    const call = this.call = new Call(url, tracks, { mic: Boolean(tracks.audio), cam: Boolean(tracks.video), screen: false });
    this.chat = new Chat((text) => call.chat(text));
    const on = (name, act) => call.addEventListener(name, (event) => act(event.detail));
    on("welcome", (frame) => this.welcome(frame));
    on("online", ({ online }) => { this.online = online; this.draw(); });
    on("peer", ({ event }) => { this.presence = event; if (event !== "here") this.health = null; this.draw(); });
    on("state", (state) => { this.other = state; this.draw(); });
    on("remote", ({ stream }) => this.play(stream));
    on("health", ({ health }) => { this.health = health; this.draw(); });
    on("hopeless", () => onHelp("room-help-network"));
    on("chat", ({ text }) => this.chat.add(text, false));
    on("unsent", ({ id }) => this.chat.failed(id));
    on("over", ({ why }) => { this.close(); onOver(why); });
    this.bind();
    label($("turn"), t("room-camera-turn"));
  }

  open() {
    this.online = true;
    $("remote-avatar").textContent = initials(this.view.other);
    this.drawOwn();
    this.draw();
    this.call.open();
    this.clock = setInterval(() => this.tickClock(), 500);
  }

  welcome(frame) {
    if (frame.clock.runningSeconds !== null) this.startedAt = performance.now() - frame.clock.runningSeconds * 1000;
    this.draw();
  }

  play(stream) {
    const video = $("remote");
    if (video.srcObject !== stream) video.srcObject = stream;
    video.play().catch(() => {});
  }

  bind() {
    $("mic").onclick = () => this.toggleMic();
    $("cam").onclick = () => this.toggleCam();
    $("share").hidden = !navigator.mediaDevices?.getDisplayMedia;
    $("share").onclick = () => (this.screen ? this.stopSharing() : this.startSharing());
    // A landscape picture on an upright telephone: whole, or as large as the screen, as the person likes it.
    $("remote").onclick = () => { this.fit = $("stage").dataset.fill === "cover" ? "contain" : "cover"; this.draw(); };
    $("turn").onclick = () => this.turnCamera();
    $("hang-up").onclick = () => this.hangUp();
    $("leave-room").onclick = () => { $("leave").close(); this.call.leave(); };
    $("leave-end").onclick = () => { $("leave").close(); this.call.end(); };
    $("leave-stay").onclick = () => $("leave").close();
  }

  // An appointment's room outlives a departure, so the professional is asked; a direct call simply ends.
  hangUp() {
    if (!this.view.appointment) this.call.end();
    else if (this.view.mayEnd) $("leave").showModal();
    else this.call.leave();
  }

  async toggleMic() {
    if (!this.tracks.audio) return this.obtain("audio");
    this.tracks.audio.enabled = !this.tracks.audio.enabled;
    this.call.show({ mic: this.tracks.audio.enabled });
    this.drawOwn();
  }

  async toggleCam() {
    if (!this.tracks.video) return this.obtain("video");
    this.tracks.video.enabled = !this.tracks.video.enabled;
    this.call.show({ cam: this.tracks.video.enabled });
    this.drawOwn();
  }

  async obtain(kind) {
    const got = await acquire(kind === "video" ? "" : "none", kind === "audio" ? "" : "none");
    if (!got[kind]) return this.onHelp(got.help || "room-help-unknown");
    this.tracks[kind] = got[kind];
    if (kind === "audio" || !this.screen) await this.call.use(kind, got[kind]);
    this.call.show(kind === "audio" ? { mic: true } : { cam: true });
    this.drawOwn();
  }

  // Many telephones open one camera at a time, so the old one is let go before the other is asked for.
  async turnCamera() {
    const old = this.tracks.video, { cameras } = await list();
    if (!old || cameras.length < 2) return;
    const used = old.getSettings().deviceId;
    const next = cameras[(cameras.findIndex((one) => one.deviceId === used) + 1) % cameras.length];
    $("turn").disabled = true;
    old.stop();
    const got = await acquire(next.deviceId, NONE), again = got.video ? got : await acquire(used, NONE);
    $("turn").disabled = false;
    this.tracks.video = again.video;
    if (again.video) again.video.enabled = old.enabled;
    if (!this.screen) await this.call.use("video", again.video);
    this.call.show({ cam: Boolean(again.video?.enabled) });
    if (!again.video) this.onHelp(again.help || "room-help-unknown");
    this.drawOwn();
  }

  async startSharing() {
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
      this.screen = stream.getVideoTracks()[0];
    } catch {
      return; // The person closed the browser's own question.
    }
    this.screen.onended = () => this.stopSharing();
    await this.call.use("video", this.screen);
    this.call.show({ screen: true });
    this.drawOwn();
  }

  async stopSharing() {
    this.screen?.stop();
    this.screen = null;
    await this.call.use("video", this.tracks.video);
    this.call.show({ screen: false });
    this.drawOwn();
  }

  drawOwn() {
    const { audio, video } = this.tracks;
    const mic = Boolean(audio?.enabled), cam = Boolean(video?.enabled);
    $("mic").setAttribute("aria-pressed", String(mic));
    label($("mic"), t(mic ? "room-mute" : "room-unmute"));
    $("cam").setAttribute("aria-pressed", String(cam));
    label($("cam"), t(cam ? "room-camera-off" : "room-camera-on"));
    list().then(({ cameras }) => { $("turn").hidden = !video || cameras.length < 2; });
    $("share").setAttribute("aria-pressed", String(Boolean(this.screen)));
    label($("share"), t(this.screen ? "room-share-stop" : "room-share"));
    const shown = this.screen || video;
    if ($("local").srcObject?.getVideoTracks()[0] !== shown) $("local").srcObject = shown ? new MediaStream([shown]) : null;
    $("self").dataset.off = String(!cam && !this.screen);
    $("self").dataset.screen = String(Boolean(this.screen));
  }

  draw() {
    const name = this.view.other;
    const connected = this.health === "good" || this.health === "weak";
    const there = this.presence === "here" || this.presence === "joined" || this.presence === "away";
    const seen = this.other.cam || this.other.screen;
    if (connected && !this.startedAt) this.startedAt = performance.now();
    const state = !this.online ? "offline" : !there ? "waiting" : this.health || "connecting";
    $("quality").dataset.level = this.online ? QUALITY[state] || "none" : "bad";
    const words = t("room-state-" + state);
    if ($("quality").textContent !== words) $("quality").textContent = words;
    let cover = "";
    if (this.presence === "left") cover = t("room-other-left", { name });
    else if (!there) cover = t("room-waiting", { name });
    else if (this.presence === "away" && !connected) cover = t("room-other-away", { name });
    else if (!this.health || this.health === "connecting") cover = t("room-state-connecting");
    else if (!seen) cover = t("room-other-no-camera");
    $("cover").hidden = !cover;
    if ($("cover-text").textContent !== cover) $("cover-text").textContent = cover;
    $("remote-caption").textContent = there ? name + (this.other.mic ? "" : ` · ${t("room-other-muted")}`) : "";
    $("stage").dataset.fill = this.fit || (this.other.screen ? "contain" : "cover");
  }

  tickClock() {
    if (!this.startedAt) return;
    const seconds = Math.floor((performance.now() - this.startedAt) / 1000);
    const two = (value) => String(value).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const passed = `${hours ? hours + ":" : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    $("timer").hidden = false;
    $("timer").textContent = passed;
    $("timer").title = this.view.endsAt ? t("room-ends-at", { time: this.view.endsAt }) : t("room-timer");
  }

  close() {
    clearInterval(this.clock);
    for (const track of [this.tracks.audio, this.tracks.video, this.screen]) track?.stop();
    $("remote").srcObject = $("local").srcObject = null;
    if ($("leave").open) $("leave").close();
    $("timer").hidden = true;
    $("quality").textContent = "";
  }
}
