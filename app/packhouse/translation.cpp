// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packhouse/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace packhouse {

void translate(QCoreApplication &application, const QLocale &locale)
{
    // Only the first one: whoever reads English first does not want the second best in its place.
    const QString language = QLocale(locale.uiLanguages().value(0)).name();
    const std::pair<QString, QString> catalogues[] = {
        {u"packhouse_"_s, u":/i18n"_s},
        {u"qtbase_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)}, // of its own dialogs
    };
    for (const auto &[name, folder] : catalogues) {
        auto *translator = new QTranslator(&application);
        if (translator->load(name + language, folder))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    }
}

} // namespace packhouse
