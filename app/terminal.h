#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>

namespace kith
{

// How a piece of text stands out, where the terminal can show it; the words alone say everything.
enum class TextStyle { Plain, Strong, Faint, Connect, Follow, Ask };

// Standard output and standard error. Output is for results, errors and progress go to standard error. A
// terminal gets styles and a progress line, a file or a pipe gets plain text.
class Terminal
{
    Q_DECLARE_TR_FUNCTIONS(Terminal)

public:
    Terminal();

    void line(const QString& text = {}); // to standard output
    void json(const QJsonObject& document); // the one document of --json
    void message(const QString& text); // "kith: …" to standard error, always one line

    // A line that is overwritten by the next one; only on a terminal, and not more often than a person can
    // read.
    void progress(const QString& what, qint64 done, qint64 total);
    void endProgress();

    // Asks yes or no where a person can answer; elsewhere the answer is no.
    bool confirmed(const QString& question);

    QString styled(const QString& text, TextStyle style) const;

    // Whether everything written so far has arrived: false on a full disk or a closed pipe.
    bool flush();

private:
    bool m_styles = false;
    bool m_progress = false;
    bool m_progressShown = false;
    QElapsedTimer m_sinceProgress;
};

// How many columns of a terminal the text takes: East Asian wide letters and emoji take two, marks none.
int columns(QStringView text);

} // namespace kith
