// The device test: browser, camera, microphone, speaker, connection; each with advice when it does not work.
import { Level, acquire, explain, obstacle } from "./devices.js";
import { $, t } from "./words.js";

const LISTEN = 4000, PATIENCE = 6000, AUDIBLE = 0.06;
const results = {};

function set(check, state, advice = "") {
  const item = $("check-" + check);
  results[check] = item.dataset.state = state;
  item.querySelector(".state").textContent = t("test-" + state);
  const line = item.querySelector(".advice");
  line.hidden = !advice;
  line.textContent = advice;
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function testCamera() {
  set("camera", "running");
  const { video, help } = await acquire("", "none");
  if (!video) return set("camera", "failed", t(help === "room-help-refused" ? "room-help-refused-camera" : help));
  $("mirror").hidden = false;
  $("video").srcObject = new MediaStream([video]);
  const picture = "requestVideoFrameCallback" in $("video")
    ? new Promise((done) => $("video").requestVideoFrameCallback(() => done(true)))
    : new Promise((done) => { $("video").onplaying = () => done(true); });
  const seen = await Promise.race([picture, pause(PATIENCE)]);
  set("camera", seen ? "ok" : "failed", seen ? "" : t("room-help-no-picture"));
  return video;
}

async function testMicrophone() {
  set("microphone", "running", t("test-speak"));
  const { audio, help } = await acquire("none", "");
  if (!audio) return set("microphone", "failed", t(help || explain(null, "NotFoundError")));
  let loudest = 0;
  $("level").hidden = false;
  const level = new Level((value) => { $("level").value = value; loudest = Math.max(loudest, value); });
  level.watch(audio);
  for (let waited = 0; waited < LISTEN && loudest < AUDIBLE; waited += 100) await pause(100);
  await pause(700);
  level.stop();
  audio.stop();
  $("level").hidden = true;
  set("microphone", loudest >= AUDIBLE ? "ok" : "failed", loudest >= AUDIBLE ? "" : t("test-silent"));
}

function beep() {
  const context = new AudioContext();
  const tone = context.createOscillator(), volume = context.createGain();
  tone.frequency.value = 520;
  volume.gain.setValueAtTime(0.0001, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.3, context.currentTime + 0.05);
  volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.9);
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 1);
  tone.onended = () => context.close();
}

// Two connections inside this page: whether this browser, with its settings and extensions, makes one at all.
async function testNetwork() {
  set("network", "running");
  const one = new RTCPeerConnection(), two = new RTCPeerConnection();
  try {
    one.onicecandidate = ({ candidate }) => two.addIceCandidate(candidate || undefined).catch(() => {});
    two.onicecandidate = ({ candidate }) => one.addIceCandidate(candidate || undefined).catch(() => {});
    const channel = one.createDataChannel("test");
    const open = new Promise((done) => { channel.onopen = () => done(true); });
    await one.setLocalDescription();
    await two.setRemoteDescription(one.localDescription);
    await two.setLocalDescription();
    await one.setRemoteDescription(two.localDescription);
    const works = await Promise.race([open, pause(PATIENCE)]);
    set("network", works ? "ok" : "failed", t(works ? "test-network-ok" : "test-network-failed"));
  } catch {
    set("network", "failed", t("test-network-failed"));
  } finally {
    one.close();
    two.close();
  }
}

function judge() {
  const needed = ["browser", "microphone", "network"], all = [...needed, "camera", "speakers"];
  const bad = all.filter((check) => results[check] === "failed");
  const verdict = !bad.length ? "ok" : bad.some((check) => check === "browser" || check === "network") ? "failed" : "partly";
  // Only the person can say whether a sound was heard: until then not everything works.
  const asked = verdict === "ok" && results.speakers !== "ok" ? "speakers" : verdict;
  $("verdict").hidden = false;
  $("verdict").classList.toggle("bad", verdict === "failed");
  $("verdict").textContent = t("test-verdict-" + asked);
}

async function run() {
  $("start").disabled = true;
  $("verdict").hidden = true;
  const blocked = obstacle();
  set("browser", blocked ? "failed" : "ok", blocked ? t(blocked) : "");
  if (!blocked) {
    await testNetwork();
    const video = await testCamera();
    await testMicrophone();
    video?.stop();
    $("mirror").hidden = true;
    $("speaker-row").hidden = false;
  }
  judge();
  $("start").textContent = t("test-again");
  $("start").disabled = false;
}

$("start").onclick = run;
$("beep").onclick = beep;
$("heard").onclick = () => { set("speakers", "ok"); judge(); };
$("unheard").onclick = () => { set("speakers", "failed", t("test-failed")); judge(); };
