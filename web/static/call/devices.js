// Camera and microphone: getting them, naming what is wrong, measuring the level.
const VIDEO = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
const AUDIO = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
export const NONE = "none";

// What makes a call impossible before any device is asked for, as the key of a help text.
export function obstacle() {
  if (!window.isSecureContext) return "room-help-insecure";
  if (!window.RTCPeerConnection || !navigator.mediaDevices?.getUserMedia || !window.WebSocket) return "room-help-unsupported";
  return null;
}

export function isInApp() {
  const agent = navigator.userAgent;
  return Boolean(window.TelegramWebviewProxy) || /; wv\)|FBAN|FBAV|Instagram|Line\/|MicroMessenger|Snapchat|Telegram/i.test(agent);
}

function wanted(kind, id) {
  if (id === NONE) return false;
  const base = kind === "video" ? VIDEO : AUDIO;
  return id ? { ...base, deviceId: { exact: id } } : base;
}

async function one(kind, id) {
  const asked = wanted(kind, id);
  if (!asked) return { track: null };
  try {
    return { track: (await navigator.mediaDevices.getUserMedia({ [kind]: asked })).getTracks()[0] };
  } catch (error) {
    if (error.name === "OverconstrainedError" && id) return one(kind, undefined);
    return { track: null, error: error.name };
  }
}

// Both at once, so that there is one question; if that fails each alone, so that a missing camera costs only the picture.
export async function acquire(camera, microphone) {
  const video = wanted("video", camera), audio = wanted("audio", microphone);
  if (video && audio) {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video, audio });
      return { video: stream.getVideoTracks()[0], audio: stream.getAudioTracks()[0], help: null };
    } catch { /* Each alone tells which of the two is the trouble. */ }
  }
  const picture = await one("video", camera), sound = await one("audio", microphone);
  return { video: picture.track, audio: sound.track, help: explain(picture.error, sound.error) };
}

export function explain(video, audio) {
  const refused = (name) => name === "NotAllowedError" || name === "SecurityError";
  const missing = (name) => name === "NotFoundError" || name === "OverconstrainedError";
  if (!video && !audio) return null;
  if (refused(video) && refused(audio)) {
    const safari = /^((?!chrome|android|crios|fxios).)*safari/i.test(navigator.userAgent);
    return safari ? "room-help-refused-safari" : "room-help-refused";
  }
  if (refused(video)) return "room-help-refused-camera";
  if (refused(audio)) return "room-help-refused-microphone";
  if (video === "NotReadableError" || audio === "NotReadableError" || video === "AbortError") return "room-help-in-use";
  if (missing(video) && missing(audio)) return "room-help-none";
  if (missing(video)) return "room-help-no-camera";
  if (missing(audio)) return "room-help-no-microphone";
  return "room-help-unknown";
}

export async function list() {
  const all = await navigator.mediaDevices.enumerateDevices();
  const of = (kind) => all.filter((device) => device.kind === kind && device.deviceId);
  return { cameras: of("videoinput"), microphones: of("audioinput") };
}

// The loudness of a track between 0 and 1, about fifteen times a second.
export class Level {
  constructor(onLevel) {
    this.onLevel = onLevel;
  }

  watch(track) {
    this.stop();
    if (!track) return;
    this.context ||= new AudioContext();
    this.context.resume().catch(() => {});
    this.source = this.context.createMediaStreamSource(new MediaStream([track]));
    const analyser = this.context.createAnalyser();
    analyser.fftSize = 1024;
    this.source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const loud = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
      this.onLevel(Math.min(1, Math.sqrt(loud) * 1.6));
    }, 66);
  }

  stop() {
    clearInterval(this.timer);
    this.source?.disconnect();
    this.source = null;
    this.onLevel(0);
  }
}
