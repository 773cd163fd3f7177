// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/maven/pomelements.h"

#include <QSet>

namespace packhouse::maven {

using namespace Qt::StringLiterals;

namespace {

QSet<QString> words(const QString &text)
{
    const QStringList list = text.split(u' ');
    return {list.begin(), list.end()};
}

} // namespace

PomElement pomElement(PomElement kind, const QString &parent, const QString &name)
{
    static const QSet<QString> elements = words(
        u"project parent organization licenses license developers developer contributors "
        "contributor roles mailingLists mailingList otherArchives prerequisites modules scm "
        "issueManagement ciManagement notifiers notifier distributionManagement repository "
        "snapshotRepository site relocation releases snapshots properties dependencyManagement "
        "dependencies dependency exclusions exclusion repositories pluginRepositories "
        "pluginRepository build extensions extension resources resource testResources "
        "testResource includes excludes filters pluginManagement plugins plugin executions "
        "execution reporting reportSets reportSet profiles profile activation os file property"_s);
    static const QSet<QString> texts = words(
        u"modelVersion groupId artifactId version packaging name description url inceptionYear "
        "relativePath scope type classifier optional systemPath id email organizationUrl timezone "
        "distribution comments connection developerConnection tag system layout enabled "
        "updatePolicy checksumPolicy phase inherited subscribe unsubscribe post archive module "
        "otherArchive role filter include exclude directory targetPath filtering sourceDirectory "
        "testSourceDirectory scriptSourceDirectory outputDirectory testOutputDirectory finalName "
        "defaultGoal downloadUrl status message jdk"_s);
    if (kind != PomElement::Elements)
        return PomElement::Other;
    const bool byName = name == u"organization"
                        && (parent == u"developer" || parent == u"contributor");
    if (byName || parent == u"properties" || (name == u"extensions" && parent == u"plugin"))
        return PomElement::Text;
    if (texts.contains(name))
        return PomElement::Text;
    return elements.contains(name) ? PomElement::Elements : PomElement::Other;
}

} // namespace packhouse::maven
