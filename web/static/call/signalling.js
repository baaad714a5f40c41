// The socket to the server: numbered frames, and coming back after every break. No DOM here.
export const PROTOCOL = "entremise.call.1";
const FINAL = { 1000: "bye", 4401: "refused", 4410: "ended", 4411: "taken" };
const FIRST_WAIT = 200, LONGEST_WAIT = 5000, PING_EVERY = 8000, SILENT_AFTER = 20000;

export class Signalling {
  constructor(url, tab, { onFrame, onOnline, onOver }) {
    Object.assign(this, { url, tab, onFrame, onOnline, onOver });
    this.wait = FIRST_WAIT;
    this.greeted = false;
    this.over = false;
    this.later = [];
  }

  open() {
    const socket = this.socket = new WebSocket(this.url, PROTOCOL);
    socket.onopen = () => socket.send(JSON.stringify({ type: "hello", tab: this.tab, resume: this.greeted }));
    socket.onmessage = (event) => { if (socket === this.socket) this.receive(JSON.parse(event.data)); };
    socket.onclose = (event) => { if (socket === this.socket) this.closed(event.code); };
    clearInterval(this.pulse);
    this.heardAt = performance.now();
    this.pulse = setInterval(() => this.beat(), PING_EVERY);
  }

  receive(frame) {
    this.heardAt = performance.now();
    if (frame.type === "pong") return;
    if (frame.type === "welcome") {
      this.wait = FIRST_WAIT;
      this.greeted = this.ready = true;
      this.onOnline(true);
    }
    this.onFrame(frame);
    if (frame.type === "welcome") for (const kept of this.later.splice(0)) this.send(kept);
  }

  // Frames of a broken moment are kept: they would otherwise leave the two sides with different pictures.
  send(frame) {
    if (this.ready && this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
    else if (!this.over && this.later.length < 200) this.later.push(frame);
  }

  beat() {
    if (performance.now() - this.heardAt > SILENT_AFTER) this.socket.close();
    else if (this.ready) this.send({ type: "ping" });
  }

  closed(code) {
    this.ready = false;
    clearInterval(this.pulse);
    if (this.over) return;
    if (FINAL[code]) {
      this.over = true;
      this.onOver(FINAL[code]);
      return;
    }
    this.onOnline(false);
    setTimeout(() => { if (!this.over) this.open(); }, this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  stop() {
    this.over = true;
    clearInterval(this.pulse);
    this.socket?.close(1000);
  }
}
