// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/layerrules.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse::architecture {

namespace {

bool isInside(const QString &folder, const QString &parent)
{
    return folder == parent || folder.startsWith(parent + u'/');
}

} // namespace

LayerRules::LayerRules(const QString &text, const QString &qtHeaders) : m_qtHeaders(qtHeaders)
{
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].section(u'#', 0, 0).simplified();
        if (!line.isEmpty() && !readLine(line.split(u' ')))
            m_errors << u"line %1 makes no sense: %2"_s.arg(i + 1).arg(line);
    }
    for (const Layer &one : m_layers) {
        for (const Layer &other : m_layers) {
            if (one.name < other.name && mayInclude(one.name, other.name)
                && mayInclude(other.name, one.name))
                m_errors << u"%1 and %2 may include each other"_s.arg(one.name, other.name);
        }
    }
}

bool LayerRules::readLine(const QStringList &words)
{
    if (words[0] == u"layer") {
        if (words.size() < 3 || words[2] != u"->")
            return false;
        m_layers << Layer{words[1], words.mid(3)};
        return true;
    }
    if (words[0] == u"header") {
        const qsizetype in = words.indexOf(u"in"_s);
        if (in < 2 || in + 1 == words.size())
            return false;
        m_headers << HeaderRule{words.mid(1, in - 1), words.mid(in + 1)};
        return true;
    }
    if (words[0] == u"source-only" && words.size() > 1) {
        m_sourceOnly << words.mid(1);
        return true;
    }
    return false;
}

const LayerRules::Layer *LayerRules::ruleOf(const QString &layer) const
{
    const QString wildcard = layer.section(u'/', 0, -2) + u"/*"_s;
    for (const QString &name : {layer, wildcard}) {
        const auto found = std::ranges::find(m_layers, name, &Layer::name);
        if (found != m_layers.end())
            return &*found;
    }
    return nullptr;
}

QString LayerRules::layerOf(const QString &folder) const
{
    for (QString candidate = folder; !candidate.isEmpty();
         candidate = candidate.contains(u'/') ? candidate.section(u'/', 0, -2) : QString()) {
        if (ruleOf(candidate))
            return candidate;
    }
    return {};
}

bool LayerRules::mayInclude(const QString &fromLayer, const QString &toLayer) const
{
    if (fromLayer == toLayer)
        return true;
    const Layer *rule = ruleOf(fromLayer);
    return rule && (rule->allowed.contains(toLayer) || rule->allowed.contains(u"*"_s));
}

bool LayerRules::matches(const QString &pattern, const QString &header) const
{
    static const QRegularExpression moduleName(u"^Qt[A-Z][A-Za-z]+$"_s);
    if (moduleName.match(pattern).hasMatch()) {
        if (isInside(header, pattern))
            return true;
        // Qt 6 kept lower-case forwarding headers in QtWidgets for what moved to QtGui.
        return !header.contains(u'/')
               && QFileInfo::exists(m_qtHeaders + u'/' + pattern + u'/' + header)
               && !QFileInfo::exists(m_qtHeaders + u"/QtGui/"_s + header);
    }
    if (pattern.endsWith(u'*'))
        return header.startsWith(QStringView(pattern).chopped(1));
    return header == pattern;
}

QStringList LayerRules::homesOfForbiddenHeader(const QString &folder, const QString &header) const
{
    for (const HeaderRule &rule : m_headers) {
        const auto matchesHeader = [&](const QString &pattern) { return matches(pattern, header); };
        const auto holdsFolder = [&](const QString &home) { return isInside(folder, home); };
        if (std::ranges::any_of(rule.patterns, matchesHeader)
            && std::ranges::none_of(rule.folders, holdsFolder))
            return rule.folders;
    }
    return {};
}

bool LayerRules::isSourceOnly(const QString &header) const
{
    return std::ranges::any_of(m_sourceOnly,
                               [&](const QString &pattern) { return matches(pattern, header); });
}

} // namespace packhouse::architecture
