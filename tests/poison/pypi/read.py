# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""read.py INDEX TAKEN.JSON: reads every file of every project that was taken with the library that pip reads with."""
import email
import io
import json
import sys
import tarfile
import urllib.request
import zipfile
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin

from packaging.metadata import parse_email
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_sdist_filename, parse_wheel_filename
from packaging.version import Version

index, taken = sys.argv[1], json.load(open(sys.argv[2]))
failures = 0


def fetch(url, accept="*/*"):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept})) as answer:
        return answer.read()


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.links.append(dict(attributes))


def unpack(name, data):
    """As pip does, which goes by the name's ending."""
    if name.endswith((".whl", ".zip")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.testzip():
                raise ValueError(f"{archive.testzip()} in {name} does not match its checksum")
            return archive.namelist()
    how = {"gz": "gz", "tgz": "gz", "bz2": "bz2", "xz": "xz"}[name.rsplit(".", 1)[1]]
    with tarfile.open(fileobj=io.BytesIO(data), mode=f"r:{how}") as archive:
        return [member.name for member in archive if not member.isfile() or archive.extractfile(member).read() is not None]


def read(name):
    page = f"{index}{canonicalize_name(name, validate=True)}/"
    listed = json.loads(fetch(page, "application/vnd.pypi.simple.v1+json"))
    links = Links()
    links.feed(fetch(page, "text/html").decode())
    if sorted(unquote(link["href"].split("#")[0].rsplit("/", 1)[1]) for link in links.links) != sorted(file["filename"] for file in listed["files"]):
        raise ValueError("the two pages list different files")
    for file in listed["files"]:
        wheel = file["filename"].endswith(".whl")
        found, version = (parse_wheel_filename if wheel else parse_sdist_filename)(file["filename"])[:2]
        if found != canonicalize_name(name):
            raise ValueError(f"{file['filename']} is of another project")
        inside = unpack(file["filename"], fetch(urljoin(page, file["url"].split("#")[0])))
        wanted = (".dist-info/WHEEL",) if wheel else ("/PKG-INFO", "/setup.py", "/pyproject.toml")
        if not any(one.endswith(wanted) and one.count("/") == 1 for one in inside):
            raise ValueError(f"{file['filename']} holds nothing that pip installs")
        if wheel:
            text = fetch(urljoin(page, file["url"].split("#")[0]) + ".metadata")
            message = email.message_from_bytes(text)
            for requirement in message.get_all("Requires-Dist", []):
                Requirement(requirement)
            raw, _ = parse_email(text)
            if canonicalize_name(raw["name"]) != found or Version(raw["version"]) != version:
                raise ValueError("its metadata is of another version")
    if "1.0.0" not in {file["filename"].split("-")[1].removesuffix(".tar.gz") for file in listed["files"]}:
        raise ValueError("the good version is gone")


for name in [*taken, "good"]:
    try:
        read(name)
    except Exception as problem:
        failures += 1
        print(f"{name}: {type(problem).__name__}: {str(problem)[:300]}")
print(f"{len(taken)} projects read, {failures} failures")
sys.exit(1 if failures else 0)
