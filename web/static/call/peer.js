// One peer connection: perfect negotiation, and a watchdog that repairs long before the browser would notice.
// No DOM here.
const TICK = 250, SILENT = 1000, FIRST_SILENT = 4000, COOL_DOWN = 3000, RENEW = 8000, STATS_EVERY = 2000;
const WEAK_LOSS = 0.05, WEAK_ROUND_TRIP = 400;

export class Peer {
  constructor({ polite, gen, iceServers, tracks, send, onRemote, onHealth, onRenew }) {
    Object.assign(this, { polite, gen, tracks, send, onRemote, onHealth, onRenew });
    this.remote = new MediaStream();
    this.chain = Promise.resolve();
    this.described = !polite;
    this.heard = false;
    this.away = false;
    this.weak = false;
    this.bornAt = this.heardAt = this.tickAt = performance.now();
    this.repairedAt = 0;
    const pc = this.pc = new RTCPeerConnection({ iceServers, bundlePolicy: "max-bundle" });
    // Negotiated in advance on both sides, so that pings flow as soon as there is any path.
    this.heart = pc.createDataChannel("heart", { negotiated: true, id: 0, ordered: false, maxRetransmits: 0 });
    this.heart.onmessage = (event) => this.hear(event.data);
    pc.ontrack = ({ track }) => { this.remote.addTrack(track); this.onRemote(this.remote); };
    pc.onicecandidate = ({ candidate }) => this.send({ gen, candidate: candidate && candidate.toJSON() });
    pc.onnegotiationneeded = () => { if (this.described) this.offer(); };
    if (!polite) for (const kind of ["audio", "video"]) {
      pc.addTransceiver(tracks[kind] || kind, { direction: "sendrecv" });
    }
    this.timer = setInterval(() => this.tick(), TICK);
    this.statsTimer = setInterval(() => this.measure(), STATS_EVERY);
  }

  async offer() {
    try {
      this.making = true;
      await this.pc.setLocalDescription();
      this.send({ gen: this.gen, description: this.pc.localDescription });
    } catch (error) {
      if (!this.closed) console.warn("offer", error);
    } finally {
      this.making = false;
    }
  }

  // One after the other: a candidate must not overtake the description it belongs to.
  receive(signal) {
    this.chain = this.chain.then(() => this.apply(signal)).catch((error) => {
      if (!this.closed && !this.ignoring) console.warn("signal", error);
    });
    return this.chain;
  }

  async apply({ description, candidate }) {
    if (this.closed) return;
    const pc = this.pc;
    if (!description) {
      if (pc.remoteDescription) await pc.addIceCandidate(candidate || undefined);
      return;
    }
    const collision = description.type === "offer" && (this.making || pc.signalingState !== "stable");
    this.ignoring = !this.polite && collision;
    if (this.ignoring) return;
    await pc.setRemoteDescription(description);
    if (description.type !== "offer") return;
    await this.attach();
    await pc.setLocalDescription();
    this.described = true;
    this.send({ gen: this.gen, description: pc.localDescription });
  }

  async attach() {
    for (const transceiver of this.pc.getTransceivers()) {
      const kind = transceiver.receiver.track.kind;
      if (transceiver.direction !== "sendrecv") transceiver.direction = "sendrecv";
      if (transceiver.sender.track !== this.tracks[kind]) await transceiver.sender.replaceTrack(this.tracks[kind] || null);
    }
  }

  async use(kind, track) {
    this.tracks = { ...this.tracks, [kind]: track };
    const found = this.pc.getTransceivers().find((one) => one.receiver.track.kind === kind);
    if (found && this.described) await found.sender.replaceTrack(track || null);
  }

  hear(data) {
    const now = performance.now();
    this.heardAt = now;
    if (!this.heard) {
      this.heard = true;
      this.onHealth("up");
    }
    if (data[0] === "p") this.say("q" + data.slice(1));
    else this.roundTrip = now - Number(data.slice(1));
  }

  say(text) {
    if (this.heart.readyState === "open") this.heart.send(text);
  }

  tick() {
    const now = performance.now();
    // A tab in the background ticks rarely: its own lateness is not the other side's silence.
    if (now - this.tickAt > SILENT) this.heardAt = Math.max(this.heardAt, now - SILENT / 2);
    this.tickAt = now;
    this.say("p" + now);
    const silence = now - this.heardAt;
    if (silence < SILENT) {
      if (this.heard) this.onHealth(this.weak || this.roundTrip > WEAK_ROUND_TRIP ? "weak" : "good");
      return;
    }
    this.onHealth(this.heard ? "lost" : "connecting", silence);
    if (this.away) return;
    if (now - Math.max(this.bornAt, this.heardAt) > RENEW) {
      this.heardAt = this.bornAt = now;
      this.onRenew();
      return;
    }
    // The leading side repairs first; the polite one only if that does not help.
    const patience = (this.heard ? SILENT : FIRST_SILENT) * (this.polite ? 2 : 1);
    if (silence > patience && now - this.repairedAt > COOL_DOWN && this.described) {
      this.repairedAt = now;
      this.pc.restartIce();
    }
  }

  async measure() {
    if (this.closed || !this.heard) return;
    let lost = 0, received = 0;
    for (const report of (await this.pc.getStats()).values()) {
      if (report.type !== "inbound-rtp") continue;
      lost += report.packetsLost || 0;
      received += report.packetsReceived || 0;
    }
    const before = this.counted || { lost, received };
    const newly = received - before.received + lost - before.lost;
    this.weak = newly > 20 && (lost - before.lost) / newly > WEAK_LOSS;
    this.counted = { lost, received };
  }

  close() {
    this.closed = true;
    clearInterval(this.timer);
    clearInterval(this.statsTimer);
    this.pc.close();
  }
}
