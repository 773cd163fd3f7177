// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wrapping.h"

#include <QFont>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace packhouse {

qreal breakLines(QTextLayout &layout, Qt::Alignment aligned, int width)
{
    QTextOption option(aligned & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setText(QString(layout.text()).replace(u'\n', QChar::LineSeparator));
    layout.beginLayout();
    qreal height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

QString brokenText(const QString &text, const QFont &font, int width)
{
    QTextLayout layout(text, font);
    breakLines(layout, Qt::AlignLeft, width);
    QStringList lines;
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    return lines.join(u'\n');
}

} // namespace packhouse
