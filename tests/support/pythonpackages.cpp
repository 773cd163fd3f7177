// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pythonpackages.h"

#include "support/archivebuilder.h"

namespace packhouse::test {

using namespace Qt::StringLiterals;

namespace {

QList<Member> members(const Entries &entries)
{
    QList<Member> found;
    for (const auto &[name, bytes] : entries)
        found << Member{name.toUtf8(), bytes};
    return found;
}

} // namespace

QByteArray zip(const Entries &entries)
{
    return makeZip(members(entries));
}

QByteArray tarGz(const Entries &entries)
{
    return makeTgz(members(entries));
}

QByteArray metadata(const QString &name, const QString &version, const QByteArray &more)
{
    return "Metadata-Version: 2.1\nName: " + name.toUtf8() + "\nVersion: " + version.toUtf8()
           + "\nSummary: A thing\n" + more + "\n# A thing\n\nWith words.\n";
}

QByteArray wheel(const QString &name, const QString &version, const QByteArray &more)
{
    QString module = name;
    module.replace(u'-', u'_').replace(u'.', u'_');
    const QString info = module + u'-' + version + u".dist-info/"_s;
    return zip({{module + u"/__init__.py"_s, "value = 1\n"},
                {info + u"METADATA"_s, metadata(name, version, more)},
                {info + u"WHEEL"_s, "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\n"
                                    "Tag: py2-none-any\nTag: py3-none-any\n"},
                {info + u"RECORD"_s, ""}});
}

QByteArray sourceDistribution(const QString &name, const QString &version)
{
    const QString top = name + u'-' + version + u'/';
    return tarGz({{top + u"setup.py"_s, "import setuptools\nsetuptools.setup()\n"},
                  {top + u"nested/PKG-INFO"_s, metadata(u"other"_s, u"9"_s)},
                  {top + u"PKG-INFO"_s, metadata(name, version)}});
}

} // namespace packhouse::test
