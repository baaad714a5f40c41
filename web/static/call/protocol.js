// One participation in a call: who is there, which peer connection is the current one, what is said. No DOM here.
// The frames are described in docs/call-protocol.md.
import { Peer } from "./peer.js";
import { Signalling } from "./signalling.js";

const HOPELESS = 30000;

export class Call extends EventTarget {
  constructor(url, tracks, state) {
    super();
    this.tracks = tracks;
    this.state = state;
    this.gen = 0;
    this.iceServers = [];
    this.present = false;
    this.waitingChats = new Map();
    const tab = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16)).join("");
    this.signalling = new Signalling(url, tab, {
      onFrame: (frame) => this.receive(frame),
      onOnline: (online) => this.tell("online", { online }),
      onOver: (why) => this.finish(why),
    });
  }

  open() { this.signalling.open(); }

  tell(name, detail = {}) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  receive(frame) {
    const handler = this["on_" + frame.type];
    if (handler) handler.call(this, frame);
  }

  on_welcome(frame) {
    this.iceServers = frame.ice.servers;
    this.signalling.send({ type: "state", ...this.state });
    this.tell("welcome", frame);
  }

  on_peer({ event, state, back }) {
    if (event === "joined") {
      // Somebody new: this side was here first, leads, and begins anew.
      this.present = true;
      this.renew(false, this.gen + 1);
      this.signalling.send({ type: "state", ...this.state });
    } else if (event === "here" || event === "back") {
      this.present = true;
      if (event === "here" && !back && this.peer && this.peer.heard) this.drop();
      if (this.peer) this.peer.away = false;
      if (event === "back") this.signalling.send({ type: "state", ...this.state });
      if (back && !this.peer) this.signalling.send({ type: "signal", gen: this.gen, renew: true });
    } else if (event === "away") {
      if (this.peer) this.peer.away = true;
    } else if (event === "left") {
      this.present = false;
      this.drop();
    }
    this.tell("peer", { event: event === "back" ? "here" : event });
    if (state) this.tell("state", state);
  }

  on_state({ mic, cam, screen }) { this.tell("state", { mic, cam, screen }); }

  on_signal(signal) {
    if (signal.renew) {
      this.renew(false, Math.max(this.gen, signal.gen) + 1);
      return;
    }
    const isOffer = signal.description?.type === "offer";
    if (isOffer && (!this.peer || signal.gen > this.gen)) this.renew(true, signal.gen);
    if (this.peer && signal.gen === this.gen) this.peer.receive(signal);
  }

  on_chat({ id, text }) { this.tell("chat", { id, text }); }

  on_ack({ id }) {
    clearTimeout(this.waitingChats.get(id));
    this.waitingChats.delete(id);
  }

  on_ended() { this.finish("ended"); }

  renew(polite, gen) {
    this.drop();
    this.gen = gen;
    this.silentSince = performance.now();
    this.hopeless = false;
    this.polite = polite;
    this.peer = new Peer({
      polite, gen, iceServers: this.iceServers, tracks: this.tracks,
      send: (signal) => this.signalling.send({ type: "signal", ...signal }),
      onRemote: (stream) => this.tell("remote", { stream }),
      onHealth: (health) => this.judge(health),
      // A new connection after a long silence: the leading side makes it, the polite one asks for it.
      onRenew: () => {
        const since = this.silentSince;
        if (polite) this.signalling.send({ type: "signal", gen: this.gen, renew: true });
        else this.renew(false, this.gen + 1);
        this.silentSince = since;
      },
    });
  }

  judge(health) {
    const now = performance.now();
    if (health === "up") {
      this.signalling.send({ type: "media", up: true });
      return;
    }
    if (health === "good" || health === "weak") {
      if (this.hopeless) this.signalling.send({ type: "media", up: true });
      this.silentSince = now;
      this.hopeless = false;
    } else if (!this.hopeless && now - this.silentSince > HOPELESS && !this.peer?.away) {
      this.hopeless = true;
      this.signalling.send({ type: "media", up: false });
      this.tell("hopeless");
    }
    if (health !== this.health) this.tell("health", { health: this.health = health });
  }

  drop() {
    this.peer?.close();
    this.peer = null;
    this.health = null;
  }

  async use(kind, track) {
    this.tracks = { ...this.tracks, [kind]: track };
    await this.peer?.use(kind, track);
  }

  show(state) {
    this.state = { ...this.state, ...state };
    this.signalling.send({ type: "state", ...this.state });
  }

  chat(text) {
    const id = crypto.getRandomValues(new Uint32Array(2)).join("-");
    this.signalling.send({ type: "chat", id, text });
    this.waitingChats.set(id, setTimeout(() => this.tell("unsent", { id }), 8000));
    return id;
  }

  leave() { this.signalling.send({ type: "leave" }); this.goodbye("left"); }

  end() { this.signalling.send({ type: "end" }); this.goodbye("ended"); }

  // The server answers and closes; a page without a server is through all the same.
  goodbye(why) {
    this.leaving = why;
    this.drop();
    setTimeout(() => this.finish(why), 3000);
  }

  finish(why) {
    if (this.finished) return;
    this.finished = true;
    this.drop();
    this.signalling.stop();
    this.tell("over", { why: why === "bye" ? this.leaving || "left" : why });
  }
}
