#include "core/importing/eventname.h"

#include "core/base/text.h"
#include "core/importing/attendeewords.h"
#include "core/importing/table.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

bool isNoise(const QString& word)
{
    static const QRegularExpression number(u"^\\(?\\d+\\)?$"_s);
    static const QRegularExpression year(u"^(19|20)\\d\\d$"_s);
    static const QRegularExpression version(u"^v\\d+$"_s, QRegularExpression::CaseInsensitiveOption);
    return version.match(word).hasMatch() || attendeeWords().fileNoise.contains(bareKey(word))
        || (number.match(word).hasMatch() && !year.match(word).hasMatch()
            && (word.size() > 2 || word.startsWith(u'(')));
}

QStringList wordsOf(const QString& text)
{
    static const QRegularExpression separators(u"[-_.,;+\\s–—]+"_s);
    return text.split(separators, Qt::SkipEmptyParts);
}

} // namespace

QString eventFromFileName(const QString& name)
{
    // 2026-03-05, 2026-03-05-19-02-11, 20260305T1902, 5-3-26
    static const QRegularExpression date(u"(?<!\\d)(\\d{4}[-_.]\\d{1,2}[-_.]\\d{1,2}([-_.T "
                                         u"]+\\d{1,2}[-_.:h]?\\d{2}([-_.:]?\\d{2})?)?|\\d{8}(T?\\d{4,6})?|"
                                         "\\d{1,2}[-_.]\\d{1,2}[-_.]\\d{2,4})(?!\\d)"_s);
    static const QRegularExpression extension(u"\\.[A-Za-z]{2,4}$"_s);
    QString base = cleaned(name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1));
    // What Teams calls every one: "meetingAttendanceReport(Planning).csv".
    static const QRegularExpression teams(
        u"^meetingAttendance(List|Report)(\\((.*)\\))?"_s, QRegularExpression::CaseInsensitiveOption);
    // And Zoom: "zoomus_meeting_report_88812345678.csv".
    static const QRegularExpression zoom(
        u"^zoomus_(meeting|webinar)_"_s, QRegularExpression::CaseInsensitiveOption);
    base.remove(extension).remove(zoom).replace(teams, u"\\3"_s).replace(date, u" "_s);
    QStringList words = wordsOf(base);
    words.removeIf(isNoise);
    if (std::ranges::none_of(words, [](const QString& word) {
            return std::ranges::any_of(word, [](QChar c) { return c.isLetter(); });
        }))
        return {};
    if (base == base.toLower()) {
        for (QString& word : words)
            word[0] = word[0].toUpper();
    }
    return words.join(u' ');
}

bool namesAttendees(const QString& fileName)
{
    return std::ranges::any_of(wordsOf(fileName), [](const QString& word) {
        const QByteArray key = bareKey(word);
        return std::ranges::any_of(
            attendeeWords().fileSigns, [&key](const QByteArray& sign) { return key.startsWith(sign); });
    });
}

} // namespace kith
