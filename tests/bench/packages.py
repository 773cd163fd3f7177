# SPDX-FileCopyrightText: The Packhouse developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small packages of each type, and the requests that publish them, for the benches."""
import base64
import gzip
import hashlib
import io
import json
import tarfile
import zipfile

CHUNK = "bench-boundary"


def zipped(members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return packed.getvalue()


def tarred(members):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, text in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text.encode()))
    return gzip.compress(packed.getvalue(), 1, mtime=0)


def form(file_field, file_name, content, **fields):
    body = b""
    for name, value in fields.items():
        body += f'--{CHUNK}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    body += (f'--{CHUNK}\r\nContent-Disposition: form-data; name="{file_field}"; filename="{file_name}"\r\n'
             "Content-Type: application/octet-stream\r\n\r\n").encode()
    return body + content + f"\r\n--{CHUNK}--\r\n".encode()


# Each of these makes what is sent for the i-th version: [(method, path below packages/, body), …].
def maven(i):
    stem = f"maven/com/acme/lib/1.{i}/lib-1.{i}"
    pom = (f"<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId>"
           f"<artifactId>lib</artifactId><version>1.{i}</version></project>")
    return [("PUT", stem + ".jar", b"jar %d" % i), ("PUT", stem + ".pom", pom.encode())]


def nuget(i):
    nuspec = (f'<package><metadata><id>Acme.Lib</id><version>1.0.{i}</version><authors>Acme</authors>'
              '<description>Of the bench.</description><dependencies><group targetFramework="net6.0">'
              '<dependency id="Acme.Base" version="1.0.0" /></group></dependencies></metadata></package>')
    return [("PUT", "nuget/", form("package", "package.nupkg", zipped({"Acme.Lib.nuspec": nuspec})))]


def composer(i):
    manifest = json.dumps({"name": "acme/lib", "description": "Of the bench", "require": {"php": ">=8.0"}})
    return [("POST", "composer", form("package", "lib.zip", zipped({"composer.json": manifest}), version=f"1.0.{i}"))]


def helm(i):
    name = f"chart{i % 500}"
    chart = f"apiVersion: v2\nname: {name}\nversion: 1.0.{i // 500}\ndescription: Of the bench\n"
    return [("POST", "helm/api/stable/charts", form("chart", "c.tgz", tarred({f"{name}/Chart.yaml": chart})))]


def terraform(i):
    return [("PUT", f"terraform/modules/lib/local/1.0.{i}/file", tarred({"main.tf": f"# {i}\n"}))]


def pypi(i):
    info = f"Metadata-Version: 2.1\nName: acme-lib\nVersion: 1.{i}\n"
    sdist = tarred({f"acme_lib-1.{i}/PKG-INFO": info})
    return [("POST", "pypi", form("content", f"acme_lib-1.{i}.tar.gz", sdist, name="acme-lib", version=f"1.{i}",
                                  sha256_digest=hashlib.sha256(sdist).hexdigest()))]


def npm(i):
    pack = tarred({"package/package.json": json.dumps({"name": "acme-lib", "version": f"1.0.{i}"})})
    version = {"name": "acme-lib", "version": f"1.0.{i}", "dist": {"shasum": hashlib.sha1(pack).hexdigest()}}
    return [("PUT", "npm/acme-lib", json.dumps({
        "_id": "acme-lib", "name": "acme-lib", "dist-tags": {"latest": f"1.0.{i}"}, "versions": {f"1.0.{i}": version},
        "_attachments": {f"acme-lib-1.0.{i}.tgz": {"data": base64.b64encode(pack).decode(),
                                                    "length": len(pack)}}}).encode())]


def conan(i):
    place = f"conan/v2/conans/lib/1.0/_/_/revisions/{i:032x}/files/"
    recipe = b"class A: pass\n# %d\n" % i
    manifest = f"1700000000\nconanfile.py: {hashlib.md5(recipe).hexdigest()}\n"
    return [("PUT", place + "conanfile.py", recipe), ("PUT", place + "conanmanifest.txt", manifest.encode())]


def golang(i):
    module, version = "example.test/acme/lib", f"v1.0.{i}"
    prefix = f"{module}@{version}/"
    return [("PUT", f"go/{module}/@v/{version}.zip",
             zipped({prefix + "go.mod": f"module {module}\n", prefix + "a.go": "package lib\n"}))]


def debian(i, more="Depends: libc6 (>= 2.36)"):
    name = f"p{i}"
    control = (f"Package: {name}\nVersion: 1.0\nArchitecture: amd64\nMaintainer: Nobody <nobody@example.test>\n"
               f"{more}\nDescription: Package {name} of many\n It has two lines.\n")
    packed = b"!<arch>\n"
    for member, content in (("debian-binary", b"2.0\n"), ("control.tar.gz", tarred({"./control": control})),
                            ("data.tar.gz", tarred({f"./usr/share/{name}": name}))):
        packed += f"{member:<16}{0:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n".encode() + content
        packed += b"\n" * (len(content) % 2)
    return [("PUT", f"debian/{name}_1.0_amd64.deb?distribution=bench&component=main", packed)]


def rubygems(i):
    spec = ("--- !ruby/object:Gem::Specification\nname: acme-lib\nversion: !ruby/object:Gem::Version\n"
            f"  version: 1.0.{i}\nplatform: ruby\nauthors:\n- Nobody\nsummary: Of the bench\ndependencies: []\n")
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, content in (("metadata.gz", gzip.compress(spec.encode(), 1, mtime=0)),
                              ("data.tar.gz", tarred({"lib/acme.rb": f"# {i}\n"}))):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return [("POST", "rubygems/api/v1/gems", packed.getvalue())]


def generic(i):
    return [("PUT", f"generic/thing/1.{i}/a.bin", b"content of %d" % i)]
