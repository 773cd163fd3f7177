// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/gradlemodule.h"
#include "formats/maven/mavenformat.h"

#include <QBuffer>
#include <QTest>

using namespace packhouse;
using namespace packhouse::maven;
using namespace Qt::StringLiterals;

namespace {

/// The shape of a Kotlin library's own module, and of the part of it for one platform.
QByteArray moduleOf(const QByteArray &component, const QByteArray &variants)
{
    return R"({"formatVersion": "1.1", "component": {)" + component
           + R"(, "attributes": {"org.gradle.status": "release"}},)"
             R"( "createdBy": {"gradle": {"version": "8.5"}}, "variants": [)"
           + variants + "]}";
}
const QByteArray Root = R"("group": "com.acme", "module": "widget", "version": "1.0")";
const QByteArray Part = R"("url": "../../widget/1.0/widget-1.0.module", "group": "com.acme",)"
                        R"( "module": "widget", "version": "1.0")";
const QByteArray ApiVariant = R"({"name": "jvmApiElements", "attributes": {)"
                              R"("org.gradle.usage": "java-api", "org.gradle.jvm.version": 17},)"
                              R"( "files": [{"name": "widget-jvm-1.0.jar", "size": 3}]})";
const QByteArray ElsewhereVariant = R"({"name": "jsApi", "available-at": {"url": "x",)"
                                    R"( "group": "com.acme", "module": "widget-js",)"
                                    R"( "version": "1.0"}})";

Result<Inspection> inspect(QByteArray bytes, const QString &fileName)
{
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, Text::of("no buffer"));
    return MavenFormat().inspect(buffer, fileName);
}

} // namespace

class tst_GradleModules : public QObject
{
    Q_OBJECT

private slots:
    void K3_1_aModuleTellsWhatItIs()
    {
        const Result<Inspection> found = inspect(
            moduleOf(Root, ApiVariant + ',' + ElsewhereVariant), u"anything.module"_s);
        QVERIFY2(found, found ? "" : qPrintable(english(found.error())));
        QCOMPARE(found->coordinates, (Coordinates{u"maven"_s, u"com/acme/widget"_s, u"1.0"_s}));
        QVERIFY(found->certain && found->joins);
        QCOMPARE(found->fileName, u"widget-1.0.module"_s);
        QCOMPARE(found->stem, u"widget-1.0"_s);
        // Its variants are what there is to read about it.
        QVERIFY2(found->readme.contains(u"- `jvmApiElements` → `widget-jvm-1.0.jar`\n"_s),
                 qPrintable(found->readme));
        QVERIFY(found->readme.contains(u"  - `org.gradle.jvm.version: 17`"_s));
        QVERIFY(found->readme.contains(u"- `jsApi` → `widget-js 1.0`"_s));
    }

    void K3_2_aPartIsNamedAfterItsFile()
    {
        const QByteArray part = moduleOf(Part, ApiVariant);
        const Result<Inspection> found = inspect(part, u"widget-jvm-1.0.module"_s);
        QVERIFY(found);
        QCOMPARE(found->coordinates.name, u"com/acme/widget-jvm"_s);
        QCOMPARE(found->fileName, u"widget-jvm-1.0.module"_s);
        // By another name nobody knows which part it is.
        QCOMPARE(inspect(part, u"module.module"_s).error().code, ErrorCode::InvalidFile);
    }

    void K3_3_whatIsNoModuleIsLeftToOthers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("another program's") << "<?php\nfunction views_help() {}\n"_ba;
        QTest::newRow("another object") << "{\"a\": 1}"_ba;
        QTest::newRow("a later format") << R"({"formatVersion": "2.0", "component": {}})"_ba;
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("deep") << QByteArray(100'000, '[');
    }
    void K3_3_whatIsNoModuleIsLeftToOthers()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(inspect(bytes, u"views.module"_s).error().code, ErrorCode::Unsupported);
    }

    void K3_4_hostileModulesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("component");
        QTest::newRow("no name") << R"("group": "com.acme", "version": "1.0")"_ba;
        QTest::newRow("a path") << R"("group": "com.acme", "module": "../x", "version": "1.0")"_ba;
        QTest::newRow("a number") << R"("group": 1, "module": 2, "version": 3)"_ba;
    }
    void K3_4_hostileModulesAreRefused()
    {
        QFETCH(QByteArray, component);
        QCOMPARE(inspect(moduleOf(component, {}), u"x-1.0.module"_s).error().code,
                 ErrorCode::InvalidFile);
        QCOMPARE(inspect(QByteArray(ModuleLimit + 1, ' '), u"x-1.0.module"_s).error().code,
                 ErrorCode::TooLarge);
        // No text of a stranger is more than text.
        const Result<GradleModule> module = parseModule(
            moduleOf(Root, "{\"name\": \"a`b\\n# c\", \"files\": [{\"name\": \"<img>\"}]}"));
        QCOMPARE(module->text(), u"- `ab # c` → `<img>`"_s);
    }
};

QTEST_GUILESS_MAIN(tst_GradleModules)
#include "tst_gradlemodules.moc"
