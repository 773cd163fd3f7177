// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tokens/tokentable.h"

#include "core/visibletext.h"
#include "items/humantext.h"
#include "items/readable.h"
#include "items/tokenreach.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace packhouse {

namespace {

constexpr int SoonDays = 14;

bool expired(const Token &token, const QDateTime &now)
{
    return token.expires.isValid() && token.expires <= now;
}

QString notStated()
{
    return TokenTable::tr("not stated");
}

} // namespace

TokenTable::TokenTable(const Context &context, QObject *parent)
    : RowTableModel(
        {{tr("Name"),
          [](const TokenLine &line) { return Cell{.text = visibleText(line.token.name)}; }},
         {tr("Kind"),
          [](const TokenLine &line) {
              return Cell{.text = line.remote.isEmpty()
                                      ? tokenKindText(line.token.kind, line.token.scope.level)
                                      : tr("of a remote")};
          }},
         {tr("Registry or scope"),
          [this](const TokenLine &line) {
              return Cell{.text = !line.remote.isEmpty() ? line.token.name
                                  : line.token.scope.path.isEmpty()
                                      ? m_context.source->title()
                                      : QString(line.token.scope.path).replace(u'/', u" / "_s)};
          }},
         {tr("May"),
          [](const TokenLine &line) {
              return Cell{.text = line.remote.isEmpty() ? rightsText(line.token.rights)
                                                        : notStated()};
          }},
         {tr("Works with"),
          [this](const TokenLine &line) {
              const QString text = line.remote.isEmpty()
                                       ? worksWithText(line.token.kind, *m_context.formats)
                                       : notStated();
              return Cell{.text = text, .tip = text};
          }},
         {tr("Expires"),
          [this](const TokenLine &line) {
              if (!line.remote.isEmpty())
                  return Cell{.text = notStated()};
              return Cell{.text = expiryText(line.token),
                          .tip = momentText(line.token.expires),
                          .order = line.token.expires.isValid() ? QVariant(line.token.expires)
                                                                : QVariant()};
          }},
         {tr("Last used"),
          [this](const TokenLine &line) {
              if (!line.remote.isEmpty())
                  return Cell{.text = notStated()};
              return agoCell(line.token.lastUsed, m_context.clock->now(), tr("never"));
          }},
         {tr("State"), [this](const TokenLine &line) { return badgeCell(stateOf(line)); }}},
        parent)
    , m_context(context)
{}

int TokenTable::rowOf(qint64 id) const
{
    const auto &lines = rows();
    const auto found = std::ranges::find(lines, id,
                                         [](const TokenLine &line) { return line.token.id; });
    return found == lines.end() ? -1 : int(found - lines.begin());
}

bool TokenTable::works(const Token &token) const
{
    return !token.revoked && !expired(token, m_context.clock->now());
}

bool TokenTable::isKeychainClosed() const
{
    return m_context.vault && m_context.vault->problem().isEmpty() && !m_context.vault->isOpen();
}

BadgeData TokenTable::stateOf(const TokenLine &line) const
{
    const QDateTime now = m_context.clock->now();
    if (line.token.revoked)
        return {tr("revoked"), Tone::Neutral};
    if (expired(line.token, now))
        return {tr("expired"), Tone::Neutral};
    if (line.token.expires.isValid() && now.daysTo(line.token.expires) <= SoonDays)
        return {tr("expires soon"), Tone::Warning};
    if (line.remote.isEmpty() && !line.token.expires.isValid())
        return {tr("never expires"), Tone::Warning};
    if (!line.kept)
        return {isKeychainClosed() ? tr("not looked up") : tr("could not check"), Tone::Unknown};
    return *line.kept ? BadgeData{tr("in keychain"), Tone::Good}
                      : BadgeData{tr("not in keychain"), Tone::Neutral};
}

QString TokenTable::expiryText(const Token &token) const
{
    const QDateTime now = m_context.clock->now();
    if (!token.expires.isValid())
        return tr("never");
    if (expired(token, now))
        return tr("ended");
    const qint64 days = now.daysTo(token.expires);
    return days == 0   ? tr("today")
           : days == 1 ? tr("tomorrow")
                       : readable(Text::counted("in %n day(s)", days));
}

} // namespace packhouse
