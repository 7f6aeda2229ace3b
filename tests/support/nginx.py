"""nginx with the configuration of docs/deploy/nginx.conf, for this machine alone, as whoever tests."""

from __future__ import annotations

import os
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from typing import NamedTuple

from tests.support.sites import REPOSITORY
from tools.nginx import Nginx

CONFIGURATION = REPOSITORY / "docs" / "deploy" / "nginx.conf"
HOST = "clinic.example"
_MAIN = """\
{user}daemon off;
pid {folder}/nginx.pid;
error_log stderr;
worker_processes 1;
events {{ }}
http {{
    access_log off;
    default_type application/octet-stream;
    include {types};
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {site};
}}
"""


class Answer(NamedTuple):
    """What came back; names of headers in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


class Server(NamedTuple):
    """A running nginx: its ports, and the certificate that it shows."""

    port: int
    plain_port: int
    certificate: Path

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request over TLS; `_` in names of headers stands for a hyphen."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        return _ask(HTTPSConnection("127.0.0.1", self.port, context=context), method, path, headers)

    def get_plain(self, path: str) -> Answer:
        """One request without TLS."""
        return _ask(HTTPConnection("127.0.0.1", self.plain_port), "GET", path, {})


@contextmanager
def serving(nginx: Nginx, bundle: Path, redirects: str, folder: Path) -> Iterator[Server]:
    """A bundle, served as docs/deploy.md says; `redirects` is the text of the map of old addresses."""
    (folder / "redirects.map").write_text(redirects, encoding="utf-8")
    _make_certificate(folder)
    server = Server(_free_port(), _free_port(), folder / "certificate.pem")
    site, main = folder / "site.conf", folder / "nginx.conf"
    site.write_text(_for_this_machine(server, bundle, folder), encoding="utf-8")
    user = "user root;\n" if os.geteuid() == 0 else ""
    main.write_text(_MAIN.format(user=user, folder=folder, types=nginx.types, site=site), encoding="utf-8")
    command = [str(nginx.program), "-p", str(folder), "-c", str(main), "-e", "stderr"]
    log = folder / "log"
    with (
        log.open("wb") as errors,
        subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=errors) as process,
    ):
        try:
            _wait_for(server.port, process, log)
            yield server
        finally:
            process.terminate()


def _for_this_machine(server: Server, bundle: Path, folder: Path) -> str:
    """The configuration with other ports and places, and not a word changed beside."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    changes = {
        "listen 80;": f"listen 127.0.0.1:{server.plain_port};",
        "listen [::]:80;": "",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{server.port} ssl http2;",
        "listen [::]:443 ssl http2;": "",
        "/etc/letsencrypt/live/clinic.example/fullchain.pem": str(server.certificate),
        "/etc/letsencrypt/live/clinic.example/privkey.pem": str(folder / "key.pem"),
        "/srv/clinic.example/current": str(bundle),
        "/srv/clinic.example/redirects.map": str(folder / "redirects.map"),
    }
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def _make_certificate(folder: Path) -> None:
    names = f"subjectAltName=DNS:{HOST},IP:127.0.0.1"
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    command = ["openssl", "req", "-x509", *kind, "-subj", f"/CN={HOST}", "-addext", names, *files]
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(log.read_text(encoding="utf-8"))


def _ask(connection: HTTPConnection, method: str, path: str, headers: dict[str, str]) -> Answer:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, headers={"Host": HOST} | given)
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found, answer.read())
    finally:
        connection.close()
