// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/route.h"

namespace packhouse::pypi {

// protocol: PyPI upload form (POST multipart/form-data)
std::optional<Reply> uploadPrecheck(const Call &call);
Reply upload(Call &call);

// protocol: simple index, HTML and JSON by Accept
Reply rootIndex(Call &call);
Reply projectPage(Call &call);
/// files/<sha256>/<file>, and the same with ".metadata" behind a wheel (PEP 658).
Reply download(Call &call);

/// integrity/<name>/<version>/<file>/provenance (PEP 740)
Reply integrity(Call &call);

/// POST and DELETE <name>/<version>/yank: what clients read as PEP 592 has it, with a form's or the
/// query's "reason"; no standard says how it is asked for.
Reply yank(Call &call);
Reply unyank(Call &call);
Result<std::unique_ptr<BodySink>> yankBody(const BodyContext &context);

/// "http://…/api/v4/projects/1/packages/pypi", at a group with its "/-".
QByteArray address(const Call &call);

} // namespace packhouse::pypi
