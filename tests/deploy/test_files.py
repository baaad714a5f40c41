"""The files of deploy/ are accepted by the programs that read them, and name nothing that does not exist."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from prometheus_client import REGISTRY, generate_latest

import web.app
from console import parser
from core.settings import Settings
from services import queues
from tests.deploy.plain_yaml import NotPlain, read
from tests.deploy.programs import DEPLOY, PATH, make_certificate, nginx_files
from tests.kit.ports import free_port

ROOT = DEPLOY.parent
UNITS = sorted((DEPLOY / "systemd").iterdir())
HARDENING = (
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "CapabilityBoundingSet=",
)


def test_nginx_accepts_the_site(tmp_path: Path) -> None:
    make_certificate(tmp_path)
    file = nginx_files(tmp_path, free_port(), [free_port(), free_port()])
    nginx = shutil.which("nginx", path=PATH)
    assert nginx, "nginx is needed: make test installs it as root, else install the package nginx"
    checked = subprocess.run([nginx, "-t", "-c", file, "-p", tmp_path], capture_output=True, text=True)
    assert checked.returncode == 0 and "warn" not in checked.stderr, checked.stderr


def test_each_unit_is_hardened_and_accepted_by_systemd(tmp_path: Path) -> None:
    for unit in UNITS:
        text = unit.read_text()
        if unit.suffix == ".service":
            assert all(f"\n{line}" in text for line in HARDENING), unit.name
        # The programs stand elsewhere on this machine; systemd wants to see them.
        text = re.sub(r"^ExecStart=\S+", f"ExecStart={sys.executable}", text, flags=re.MULTILINE)
        text = re.sub(r"^Documentation=.*\n", "", text, flags=re.MULTILINE)
        (tmp_path / unit.name).write_text(text)
    names = [
        str(tmp_path / unit.name.replace("@.", "@8101.")) if "@." in unit.name else str(tmp_path / unit.name)
        for unit in UNITS
    ]
    verify = shutil.which("systemd-analyze")
    if verify is None:
        return  # Without systemd only the lines above are looked at.
    checked = subprocess.run([verify, "verify", "--man=no", *names], capture_output=True, text=True)
    ours = [line for line in checked.stderr.splitlines() if "entremise" in line]
    assert not ours, "\n".join(ours)


def test_the_units_start_commands_that_there_are() -> None:
    known = {word for action in parser()._actions if action.choices for word in action.choices}
    started = re.findall(r"bin/entremise (\w+)", "\n".join(unit.read_text() for unit in UNITS))
    assert sorted(started) == ["scheduler", "worker"] and set(started) <= known


def test_compose_describes_two_workers_one_scheduler_and_what_stands_around_them() -> None:
    services = read((DEPLOY / "compose.yaml").read_text())["services"]
    ours = [service for service in services.values() if service.get("image") == "entremise"]
    commands = [service["command"] for service in ours if "command" in service]
    assert sorted(commands) == ["migrate", "scheduler", "worker", "worker"]
    assert {"postgres", "nginx", "coturn", "backup"} <= set(services)
    assert int(services["postgres"]["image"].split(":")[1]) >= 15
    published = [name for name, service in services.items() if service.get("ports")]
    assert published == ["nginx"], "only nginx is reached from outside"
    for name in ("worker1", "worker2", "scheduler", "migrate"):
        assert services[name]["read_only"] is True and services[name]["cap_drop"] == ["ALL"], name
    upstream = (DEPLOY / "nginx" / "upstream.compose.conf").read_text()
    # By address: nginx asks for a name once, and a worker that is replaced may come back with another address.
    addresses = {services[name]["networks"]["inside"]["ipv4_address"] for name in ("worker1", "worker2")}
    assert set(re.findall(r"server ([\d.]+):8080", upstream)) == addresses


def test_containers_can_change_the_key_and_fill_no_disk_with_logs() -> None:
    services = read((DEPLOY / "compose.yaml").read_text())["services"]
    key = services["worker1"]["environment"]["ENTREMISE_MASTER_KEY_FILE"]
    mounted = {name: [str(each) for each in services[name]["volumes"]] for name in ("worker1", "keys")}
    # A folder, because a changed key is a new file; only who changes it may write there.
    assert f"./key:{Path(key).parent}:ro" in mounted["worker1"]
    assert f"./key:{Path(key).parent}" in mounted["keys"] and services["keys"]["profiles"] == ["keys"]
    assert services["worker1"]["mem_limit"] == "2g"
    unbounded = [name for name, service in services.items() if "max-size" not in str(service.get("logging"))]
    assert not unbounded


def test_the_files_name_only_settings_that_there_are() -> None:
    known = {f"ENTREMISE_{name.upper()}" for name in Settings.model_fields}
    for file in (path for path in DEPLOY.rglob("*") if path.is_file()):
        assert set(re.findall(r"ENTREMISE_[A-Z_]+[A-Z]", file.read_text())) <= known, file.name


def test_what_the_image_takes_in_is_there_and_complete() -> None:
    lines = (DEPLOY / "Dockerfile").read_text().splitlines()
    taken = {
        word
        for line in lines
        if line.startswith("COPY ") and "--from" not in line
        for word in line.split()[1:-1]
    }
    assert all((ROOT / name).exists() for name in taken)
    assert {path.name for path in ROOT.glob("*.py")} <= taken
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert taken == allowed


def test_what_an_alert_sends_its_reader_to_is_a_row_of_the_operations_manual() -> None:
    manual = (ROOT / "docs" / "operations.md").read_text()
    rules = read((DEPLOY / "alerts.yml").read_text())["groups"][0]["rules"]
    rows = [row for rule in rules for row in re.findall(r'"([^"]+)"', rule["annotations"]["summary"])]
    assert rows and [row for row in rows if f"\n| {row}" not in manual] == []


async def test_every_metric_of_the_alerts_exists_and_every_alert_says_what_to_do(database: str) -> None:
    assert web.app, "the whole product is imported, with all that it counts"
    await queues.measure()
    exposed = generate_latest().decode()
    known = set(re.findall(r"^# TYPE (\S+)", exposed, re.MULTILINE)) | set(
        re.findall(r"^(\w+)", exposed, re.MULTILINE)
    )
    known |= {f"{name}_bucket" for name, kind in re.findall(r"^# TYPE (\S+) (\S+)$", exposed, re.MULTILINE)
              if kind == "histogram"}  # fmt: skip
    rules = read((DEPLOY / "alerts.yml").read_text())["groups"][0]["rules"]
    for rule in rules:
        named = set(re.findall(r"\bentremise_\w+", rule["expr"]))
        assert named <= known, f"{rule['alert']}: {named - known}"
        assert named or "up{" in rule["expr"]
        assert len(rule["annotations"]["summary"]) > 20 and rule["labels"]["severity"] in ("page", "warn")
        for queue in re.findall(r'queue=~?"([^"]+)"', rule["expr"]):
            assert all(f'entremise_queue{{queue="{name}"}}' in exposed for name in queue.split("|")), rule[
                "alert"
            ]
    assert len({rule["alert"] for rule in rules}) == len(rules) >= 8


def test_the_labels_and_durations_of_the_alerts_are_written_as_prometheus_reads_them() -> None:
    labels = {name: set(one._labelnames) for one, names in REGISTRY._collector_to_names.items() for name in names
              if hasattr(one, "_labelnames")}  # fmt: skip
    for rule in read((DEPLOY / "alerts.yml").read_text())["groups"][0]["rules"]:
        expr = rule["expr"]
        for metric, selector in re.findall(r"\b(entremise_\w+)\{([^}]*)\}", expr):
            assert set(re.findall(r"(\w+)=", selector)) <= labels[metric], rule["alert"]
        spans = [*re.findall(r"\[([^\]]*)\]", expr), *([rule["for"]] if "for" in rule else [])]
        assert all(re.fullmatch(r"\d+(ms|s|m|h|d|w|y)", span) for span in spans), rule["alert"]
        assert all(expr.count(one) == expr.count(other) for one, other in ("()", "[]", "{}"))
        assert re.search(r"(==|<|>) [\d.]+$", expr), f"{rule['alert']} compares with nothing"


def test_what_the_services_of_compose_refer_to_is_declared_in_it() -> None:
    compose = read((DEPLOY / "compose.yaml").read_text())
    for name, service in compose["services"].items():
        mounted = {volume.split(":")[0] for volume in service.get("volumes") or ()}
        assert {place for place in mounted if "/" not in place} <= set(compose["volumes"]), name
        assert set(service.get("networks") or ()) <= set(compose["networks"]), name
        assert set(service.get("secrets") or ()) <= set(compose["secrets"]), name
        assert set(service.get("depends_on") or ()) <= set(compose["services"]), name
        # What is ours and is mounted stands beside the file; the rest is named in its head as the operator's.
        head = "".join(
            line for line in (DEPLOY / "compose.yaml").read_text().splitlines(True) if line[0] == "#"
        )
        for place in (place for place in mounted if place.startswith("./")):
            assert (DEPLOY / place).exists() or place.removeprefix("./").rstrip("/") in head, (
                f"{name}: {place}"
            )


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2\n", "a:\n\tb: 1\n", "a: [1\n", "a: *none\n", "a: |\n  x\n", "a\n"]
)
def test_a_file_that_is_no_plain_yaml_is_refused(text: str) -> None:
    with pytest.raises(NotPlain):
        read(text)
