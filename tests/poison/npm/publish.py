# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""npm's cases: manifests, versions, tags and names, as programs that are not npm may send them."""
import base64
import hashlib
import json
from urllib.parse import quote

from poison import Registry, tgz

registry = Registry()


def publish(name, version, fields, tags=None, spoil=None):
    manifest = {"name": name, "version": version, **fields}
    tarball = tgz([("package/package.json", json.dumps(manifest).encode()), ("package/index.js", b"")])
    sent = dict(manifest)
    sent["dist"] = {"shasum": hashlib.sha1(tarball).hexdigest()}
    body = {"_id": name, "name": name, "dist-tags": tags if tags is not None else {"next": version},
            "versions": {version: sent},
            "_attachments": {f"{name}-{version}.tgz": {
                "content_type": "application/octet-stream", "length": len(tarball),
                "data": base64.b64encode(tarball).decode()}}}
    text = json.dumps(body).encode()
    return registry.request("PUT", f"{registry.base}/npm/{quote(name, safe='@')}", spoil(text) if spoil else text,
                            {"Content-Type": "application/json"})


number = 0


def case(fields, must=None, version="2.0.0", tags=None, spoil=None):
    global number
    number += 1
    name = f"case{number}"
    registry.good(name, publish(name, "1.0.0", {}, {"latest": "1.0.0"}))
    registry.case(name, publish(name, version, fields, tags, spoil), must)


registry.good("good", publish("good", "1.0.0", {"description": "A good neighbour", "keywords": ["good"]},
                              {"latest": "1.0.0"}))

odd = [None, 5, True, "text", "a\n\r\u0000\u001b[31m\u0085\u2028b", "", [], ["text"], [5], {}, {"a": 5}, {"a": None}, {"a": ["b"]}, {"a": {"b": "c"}}]
fields = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies", "peerDependenciesMeta",
          "bundleDependencies", "bundledDependencies", "acceptDependencies", "bin", "directories", "engines", "os",
          "cpu", "libc", "funding", "scripts", "license", "licenses", "keywords", "description", "repository",
          "homepage", "bugs", "author", "contributors", "maintainers", "deprecated", "dist", "main", "exports",
          "type", "types", "files", "man", "config", "publishConfig", "workspaces", "overrides", "private",
          "_hasShrinkwrap", "hasInstallScript", "gypfile", "readme", "readmeFilename", "gitHead", "_npmUser",
          "_nodeVersion", "time", "users", "_id", "_rev", "__proto__", "constructor", "toString", "hasOwnProperty"]
for field in fields:
    for value in odd:
        if field != "dist":
            case({field: value})
for range in ["*", "", "latest", "^1.0.0", "1 || 2", ">=1 <2", "~1.2", "1.x", "npm:good@1", "file:../x",
              "git+ssh://git@host.example/a.git", "acme/repo", "http://host.example/a.tgz", "workspace:*"]:
    case({"dependencies": {"good": range}}, True)
for range in ["not a range!", "1.0.0.0.0", ">=", "npm:", "npm:@", "npm:..", "npm:npm:good", "catalog:", "\u0000", "a" * 5000,
              "99999999999999999999.0.0", "file:", "git+ssh://", "http://", "://", "@", "@/", "#", "%00", "%"]:
    case({"dependencies": {"good": range}})
for name in ["", " ", "..", ".", "../x", "/", "@", "@a", "@/a", "@a/", "a/b", "a b", "node_modules", "favicon.ico", "_a", ".a", "%61",
             "a@1", "__proto__", "constructor", "\u00e9", "a" * 300]:
    for kind in ["dependencies", "peerDependencies", "optionalDependencies"]:
        case({kind: {name: "1.0.0"}})
for version in ["2.0.0-beta.1", "2.0.0-0", "10.20.30", "9007199254740991.0.0", "2.0.0-x-y-z.--", "2.0.0-1.2.3.4"]:
    case({}, True, version)
for version in ["9007199254740992.0.0", "1.99999999999999999999.0", "2.0.0-" + "a" * 251, "2.0.0-01", "2.0", "v2.0.0",
                "2.0.0 ", "latest", "__proto__", ""]:
    case({}, False, version)
case({}, False, "2.0.0+build")
case({}, None, "2.0.0-99999999999999999999")
for tags in [{"__proto__": "2.0.0"}, {"constructor": "2.0.0"}, {"latest": "9.9.9"}, {"next": 5}, {"next": None}, {}, {"2.0.0": "2.0.0"},
             {"": "2.0.0"}, {"a b": "2.0.0"}, {"^1": "2.0.0"}, {"v1": "2.0.0"}, {"hasOwnProperty": "2.0.0"}]:
    case({}, None, "2.0.0", tags)
case({"a": json.loads("[" * 200 + "]" * 200)})
for depth in [900, 3000, 100000]:
    case({"a": "DEEP"}, spoil=lambda text: text.replace(b'"DEEP"', b"[" * depth + b"]" * depth))
for bytes in [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\\ud800", b"\\udc00\\ud800", b"\x01", b"\n", b"\\x", b"\xf4\x90\x80\x80"]:
    case({"description": "SPOILT"}, spoil=lambda text: text.replace(b"SPOILT", bytes))
    case({"SPOILT": "a"}, spoil=lambda text: text.replace(b"SPOILT", bytes))
for spoil in [lambda text: b"\xef\xbb\xbf" + text, lambda text: text.decode().encode("utf-16"), lambda text: text + b"{}", lambda text: text[:-1],
              lambda text: text.replace(b'"version": "2.0.0"', b'"version": "2.0.0", "version": "3.0.0"'),
              lambda text: text.replace(b'"versions": {', b'"versions": {}, "versions": {'), lambda text: text.replace(b'"dist-tags": {', b'"dist-tags": 5, "dist-tags": {'),
              lambda text: text.replace(b'"dist": {', b'"dist": {"tarball": 5, "tarball": {}, '), lambda text: text.replace(b'"length"', b'"length": -1, "length"')]:
    case({}, spoil=spoil)
for time in ["99999-99-99T99:99:99.999Z", "", "never", "+275760-09-14T00:00:00.000Z", 1e400, -1, 2 ** 70]:
    case({"time": {"modified": time, "created": time, "2.0.0": time}}, spoil=lambda text: text.replace(b"Infinity", b"1e400"))

# Names cannot be a second version of anything.
for name in ["Upper", "a.b", "a-b", "a_b", "1", "@acme/a", "@acme/_a", "@a.b-c_d/x", "fs", "a" * 200]:
    registry.case(name, publish(name, "1.0.0", {}, {"latest": "1.0.0"}), True)
for name in ["node_modules", "favicon.ico", ".hidden", "_x", "-x", "a+b", "@acme/.x", "@a+b/x", "NODE_MODULES", "a" * 215, "../x", "a/b", "..", "@a/../b", "@/a", "@a/",
             "a b", "a\n", "a\u0000", "\u00e9", "%61", "a\\b", "~a", "a'b"]:
    registry.case(name, publish(name, "1.0.0", {}, {"latest": "1.0.0"}), False)

registry.done()
