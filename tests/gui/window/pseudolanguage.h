// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QHash>
#include <QTranslator>

class QWidget;

namespace packhouse {

/// A language whose letters are none of ours: what is not written in it was not translated.
class PseudoLanguage final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *disambiguation,
                      int n) const override;
};

/// What people may have seen, with where it was seen.
class SeenTexts
{
public:
    /// All widgets that there are, in sight or not.
    void look();
    qsizetype size() const { return m_texts.size(); }
    /// What has letters of ours that are no name, with where it was; sorted.
    QStringList untranslated() const;

private:
    void widget(QWidget *of);
    void view(QWidget *of);
    void spoken(QWidget *of);
    void cells(QWidget *of, const QAbstractItemModel &model, const QModelIndex &parent = {});
    void add(const QWidget *of, const QString &text);

    QHash<QString, QString> m_texts;
};

/// What each dialog lists is there, and nothing of it is still looked at.
bool dialogsAreFilled();

} // namespace packhouse
