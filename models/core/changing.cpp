// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changing.h"

#include <algorithm>
#include <utility>

namespace packhouse {

namespace {

constexpr qsizetype LongestTag = 200;

bool isOneLine(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.isPrint() || c == QLatin1Char(' '); });
}

bool isTagAct(ActKind kind)
{
    return kind == ActKind::Tag || kind == ActKind::Untag;
}

ActRule commonRule(ActKind kind)
{
    ActRule rule;
    rule.kind = kind;
    if (kind == ActKind::Offer)
        rule.effect = Text::of("Clients take it again as any other version.");
    else if (kind == ActKind::Note)
        rule.effect = Text::of("People who look after the package read it; no client does.");
    return rule;
}

Error unsupported(const Text &whyNot)
{
    return {ErrorCode::Unsupported,
            whyNot.isEmpty() ? Text::of("Versions of this type can only be deleted.") : whyNot,
            {},
            false};
}

Result<void> checkText(const VersionAct &act)
{
    if (act.kind == ActKind::Deprecate && act.text.trimmed().isEmpty()) {
        return fail(ErrorCode::InvalidArgument, Text::of("A deprecation needs a text."),
                    Text::of("Say what to use instead, or why not to use it."));
    }
    if (act.text.size() > LongestActText) {
        return fail(ErrorCode::InvalidArgument, Text::of("The text is too long for clients."),
                    Text::of("Use at most %1 characters.", LongestActText));
    }
    if (!isOneLine(act.text)) {
        return fail(ErrorCode::InvalidArgument,
                    Text::of("The text has line breaks or other control characters."),
                    Text::of("Write it in one line."));
    }
    return {};
}

Result<void> checkTag(const VersionAct &act)
{
    if (act.tag.isEmpty() || act.tag.size() > LongestTag || !isOneLine(act.tag)) {
        return fail(ErrorCode::InvalidArgument, Text::of("This cannot be a tag."),
                    Text::of("Use a short word, such as \"next\"."));
    }
    return {};
}

} // namespace

VersionState VersionState::of(const StoredVersion &version)
{
    return {version.status, version.statusMessage, version.note, {}};
}

ActRule has(ActKind kind, Status status, Text effect)
{
    return {kind, std::move(effect), {}, status, false};
}

ActRule lacks(ActKind kind, Text whyNot)
{
    return {kind, {}, std::move(whyNot), Status::Default, false};
}

ActRule movesTags(Text effect)
{
    return {ActKind::Tag, std::move(effect), {}, Status::Default, true};
}

ActRule movesOneTag(const QString &tag, Text target, Text effect)
{
    return {ActKind::Tag, std::move(effect), {}, Status::Default, false, tag, std::move(target)};
}

Result<void> Changing::admits(const VersionAct &, const StoredVersion &) const
{
    return {};
}

Result<QByteArray> Changing::retagged(const VersionAct &, const StoredVersion &version,
                                      const QDateTime &) const
{
    return version.metadata;
}

std::optional<ActKind> actThatMakes(const QList<ActRule> &acts, Status status)
{
    if (status == Status::Default)
        return {};
    const auto act = std::ranges::find_if(acts, [status](const ActRule &rule) {
        return !rule.effect.isEmpty() && rule.status == status;
    });
    return act == acts.end() ? std::optional<ActKind>() : act->kind;
}

Text stateWord(const QList<ActRule> &acts, Status status)
{
    const std::optional<ActKind> act = actThatMakes(acts, status);
    if (act == ActKind::Yank)
        return Text::of("yanked");
    if (act == ActKind::Unlist)
        return Text::of("unlisted");
    switch (status) {
    case Status::Hidden:
        return Text::of("hidden");
    case Status::Processing:
        return Text::of("processing");
    case Status::Error:
        return Text::of("error");
    case Status::Deleted:
        return Text::of("in the trash");
    case Status::Deprecated:
        return Text::of("deprecated");
    case Status::Default:
        break;
    }
    return Text::of("offered");
}

ActRule ruleOf(const Changing *changing, ActKind kind)
{
    if (kind == ActKind::Note || (kind == ActKind::Offer && changing))
        return commonRule(kind);
    const QList<ActRule> rules = changing ? changing->acts() : QList<ActRule>();
    const auto find = [&rules](ActKind wanted) {
        const auto found = std::ranges::find(rules, wanted, &ActRule::kind);
        return found == rules.end() ? ActRule() : *found;
    };
    ActRule rule = find(kind);
    if (kind == ActKind::Untag) {
        const Text own = std::exchange(rule, find(ActKind::Tag)).effect;
        if (!rule.effect.isEmpty())
            rule.effect = own.isEmpty() ? Text::of("Clients do not find the tag any more.") : own;
    }
    rule.kind = kind;
    return rule;
}

Result<void> checkAct(const Changing *changing, const VersionAct &act)
{
    const ActRule rule = ruleOf(changing, act.kind);
    if (rule.effect.isEmpty())
        return fail(unsupported(rule.whyNot));
    return isTagAct(act.kind) ? checkTag(act) : checkText(act);
}

Result<VersionState> stateAfter(const Changing *changing, const VersionAct &act,
                                const StoredVersion &version, const QDateTime &now)
{
    if (Result<void> may = checkAct(changing, act); !may)
        return fail(may.error());
    if (changing) {
        if (Result<void> may = changing->admits(act, version); !may)
            return fail(may.error());
    }
    VersionState state = VersionState::of(version);
    if (act.kind == ActKind::Note) {
        state.note = act.text;
        return state;
    }
    if (version.status == Status::Processing || version.status == Status::Error) {
        return fail(ErrorCode::Conflict,
                    Text::of("%1 %2 is not complete.", version.coordinates.name,
                             version.coordinates.version),
                    Text::of("Wait until it is, or delete it."));
    }
    if (isTagAct(act.kind)) {
        Result<QByteArray> metadata = changing->retagged(act, version, now);
        if (!metadata)
            return fail(metadata.error());
        state.metadata = std::move(*metadata);
        return state;
    }
    state.status = ruleOf(changing, act.kind).status;
    state.message = state.status == Status::Default ? QString() : act.text;
    return state;
}

} // namespace packhouse
