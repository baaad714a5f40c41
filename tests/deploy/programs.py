"""Programs of the operating system that stand around the product, started on loopback with the files of deploy/."""

import asyncio
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.kit.command import Command
from tests.kit.ports import free_port

DEPLOY = Path(__file__).parents[2] / "deploy"
# Debian puts servers where only the administrator's path leads.
PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
NGINX = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log warn;
{user}
events {{ worker_connections 2048; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/upstream.conf;
    include {folder}/site.conf;
}}
"""


def make_certificate(folder: Path) -> Path:
    """A self-made certificate for this machine, cert.pem with key.pem beside it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "entremise.example")])
    now = datetime.now(UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return folder / "cert.pem"


def _exactly(pattern: str, new: str, text: str, count: int) -> str:
    changed, found = re.subn(pattern, new, text, flags=re.MULTILINE)
    assert found == count, f"deploy/nginx: {pattern} stands there {found} times instead of {count}"
    return changed


def nginx_files(folder: Path, port: int, workers: list[int]) -> Path:
    """nginx' configuration made from the very files of deploy/: only ports, names of files and certificates differ."""
    site = (DEPLOY / "nginx" / "site.conf").read_text()
    site = _exactly(r"listen 80;", f"listen 127.0.0.1:{free_port()};", site, 1)
    site = _exactly(r"listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl http2;", site, 1)
    site = _exactly(r"server_name \S+;", "server_name localhost;", site, 2)
    site = _exactly(r"/etc/letsencrypt/live/[^/]+/fullchain.pem", str(folder / "cert.pem"), site, 1)
    site = _exactly(r"/etc/letsencrypt/live/[^/]+/privkey.pem", str(folder / "key.pem"), site, 1)
    site = _exactly(r"/var/log/nginx/", f"{folder}/", site, 1)
    (folder / "site.conf").write_text(site)
    upstream = (DEPLOY / "nginx" / "upstream.conf").read_text()
    for default, worker in zip((8101, 8102), workers, strict=True):
        upstream = _exactly(rf"127\.0\.0\.1:{default} ", f"127.0.0.1:{worker} ", upstream, 1)
    (folder / "upstream.conf").write_text(upstream)
    main = folder / "nginx.conf"
    # Its workers would become nobody, who cannot read a folder of root's.
    main.write_text(NGINX.format(folder=folder, user="user root;" if os.geteuid() == 0 else ""))
    return main


def coturn_file(folder: Path, port: int, secret: str) -> Path:
    """coturn's configuration made from the file of deploy/; on loopback the peers are on loopback, too."""
    text = (DEPLOY / "coturn" / "turnserver.conf").read_text()
    text = _exactly(r"^static-auth-secret=.*$", f"static-auth-secret={secret}", text, 1)
    text = _exactly(
        r"^listening-port=.*$", f"listening-port={port}\nlistening-ip=127.0.0.1\nno-tls\nno-dtls", text, 1
    )
    text = _exactly(r"^(tls-listening-port|cert|pkey|no-tlsv1|no-tlsv1_1)(=.*)?$", "", text, 5)
    text = _exactly(r"^denied-peer-ip=127.*$", "allow-loopback-peers\nallowed-peer-ip=127.0.0.1", text, 1)
    text = _exactly(r"^denied-peer-ip=::.*$", "", text, 2)
    text += f"relay-ip=127.0.0.1\nlog-file=stdout\nsimple-log\npidfile={folder}/turn.pid\nuserdb={folder}/turndb\n"
    file = folder / "turnserver.conf"
    file.write_text(text)
    return file


def runs(
    *command: str | Path, log: Path, environment: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Starts a program in the project's folder; its words go to a file."""
    with log.open("ab") as words:
        return subprocess.Popen(
            [*map(str, command)],
            stdout=words,
            stderr=words,
            cwd=DEPLOY.parent,
            env=(environment or dict(os.environ)) | {"PATH": PATH},
        )


def last_words(log: Path) -> str:
    """The end of what a program said."""
    return log.read_text()[-3000:]


def entremise(
    *words: str, log: Path, environment: dict[str, str], anew: bool
) -> subprocess.Popen[bytes] | Command:
    """Starts a command of the product; `anew` by a new interpreter, as an operator does, else with all imported."""
    if anew:
        called = (sys.executable, "-c", "from console import console; console()", *words)
        return runs(*called, log=log, environment=environment)
    return Command(*words, log=log, environment=environment, folder=DEPLOY.parent)


async def listens(port: int, program: subprocess.Popen[bytes], log: Path) -> None:
    """Waits until a program takes connections."""
    for _ in range(400):
        assert program.poll() is None, last_words(log)
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
            continue
        writer.close()
        return
    raise AssertionError(f"nobody listens on {port}: {last_words(log)}")


def end(program: subprocess.Popen[bytes] | Command) -> None:
    """Ends a program that was started here."""
    if program.poll() is None:
        program.terminate()
        try:
            program.wait(10)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
