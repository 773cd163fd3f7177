# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scripts of this folder have in common: a corpus of packages that try to spoil what is read by all.

A case is published as one more version, 2.0.0, of a package of its own that has a good version 1.0.0. The
registry may refuse it, by a sentence; what it takes has to be readable: the version by the client's own
parser, and every document in which it stands beside the good ones.
"""
import hashlib
import http.client
import io
import json
import os
import sys
import tarfile
import zipfile
from urllib.parse import urlsplit


class Registry:
    """Where cases go: ADDRESS PROJECT TOKEN FOLDER of the command line."""

    def __init__(self):
        self.address, self.project, self.token, self.folder = sys.argv[1:5]
        place = urlsplit(self.address)
        self.host, self.port = place.hostname, place.port
        self.base = f"/api/v4/projects/{self.project}/packages"
        self.taken, self.refused, self.failures = [], {}, []

    def request(self, method, path, body=b"", headers=None):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        try:
            connection.request(method, path, body, {"PRIVATE-TOKEN": self.token, **(headers or {})})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def good(self, name, answer):
        status, said = answer
        if status // 100 != 2:
            sys.exit(f"The good version of {name} was refused: {status} {said[:500]}")

    def case(self, name, answer, must=None):
        """must: True for what people have and clients read, False for what no client reads."""
        status, said = answer
        if status // 100 == 2:
            self.taken.append(name)
            if must is False:
                self.failures.append(f"{name} was taken, though no client reads it")
        elif status in (400, 403, 409, 413, 422):
            self.refused[name] = said.decode(errors="replace")
            if not reason(said):
                self.failures.append(f"{name} was refused without a reason: {said[:300]}")
            if must:
                self.failures.append(f"{name} was refused, though clients read it: {said[:300]}")
        else:
            self.failures.append(f"{name} was answered {status}: {said[:300]}")

    def done(self):
        with open(os.path.join(self.folder, "taken.json"), "w") as out:
            json.dump(self.taken, out)
        with open(os.path.join(self.folder, "refused.json"), "w") as out:
            json.dump(self.refused, out, indent=1)
        print(f"{len(self.taken)} cases taken, {len(self.refused)} refused")
        for failure in self.failures:
            print(failure)
        sys.exit(1 if self.failures or not self.taken or not self.refused else 0)


def reason(said):
    """A refusal is some words for people, in whatever shape the type's clients expect."""
    try:
        text = json.loads(said)
    except ValueError:
        text = said.decode(errors="replace")
    if isinstance(text, dict):
        text = text.get("message") or text.get("error") or ""
    return len(str(text).split()) > 2 or text == "Invalid json"  # npm knows these words


def tgz(entries):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for path, data in entries:
            info = tarfile.TarInfo(path)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def zipped(entries):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in entries:
            archive.writestr(zipfile.ZipInfo(path, (2024, 5, 6, 7, 8, 10)), data)
    return packed.getvalue()


def zip_dated(data, date):
    """A zip whose entries all have this date (7 bits of year, 4 of month, 5 of day)."""
    spoilt = bytearray(data)
    for signature, at in ((b"PK\3\4", 12), (b"PK\1\2", 14)):
        found = data.find(signature)
        while found >= 0:
            spoilt[found + at:found + at + 2] = date.to_bytes(2, "little")
            found = data.find(signature, found + 4)
    return bytes(spoilt)


def form(fields, file_field, file_name, data):
    border = "border-" + hashlib.sha256(data).hexdigest()[:16]
    parts = []
    for name, value in fields:
        value = value if isinstance(value, bytes) else value.encode()
        parts.append(f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + value + b"\r\n")
    parts.append(f'--{border}\r\nContent-Disposition: form-data; name="{file_field}"; filename="{file_name}"\r\n'
                 "Content-Type: application/octet-stream\r\n\r\n".encode() + data + b"\r\n")
    return b"".join(parts) + f"--{border}--\r\n".encode(), {"Content-Type": f"multipart/form-data; boundary={border}"}
