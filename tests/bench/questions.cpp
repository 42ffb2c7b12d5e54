#include "tests/bench/questions.h"

#include "tests/core/advising/interview.h"

#include <QTextStream>

namespace kith::bench
{

using namespace Qt::StringLiterals;

int measureQuestions()
{
    constexpr int people = 20000;
    const Result<Rulebook> rulebook = Rulebook::load();
    if (!rulebook)
        qFatal("%s", qPrintable(rulebook.error().message));
    test::Interview interview(*rulebook, 1);
    int asked = 0;
    int questions = 0;
    int agreeing = 0;
    int most = 0;
    double confidence = 0;
    for (int i = 0; i < people; ++i) {
        const test::Interview::Outcome outcome = interview.next();
        asked += outcome.questions > 0 ? 1 : 0;
        questions += outcome.questions;
        agreeing += outcome.agrees ? 1 : 0;
        most = std::max(most, outcome.questions);
        confidence += outcome.confidence;
    }
    QTextStream out(stdout);
    const auto line = [&](const QString& what, double value) {
        out << u"  %1 %2\n"_s.arg(what, -52).arg(value, 0, 'f', 3);
    };
    out << people << " simulated contacts\n";
    line(u"questions about those of whom anything is asked"_s, 1.0 * questions / asked);
    line(u"questions about all"_s, 1.0 * questions / people);
    line(u"most questions about one"_s, most);
    line(u"mean confidence in the end"_s, confidence / people);
    line(u"verdicts that full knowledge confirms"_s, 1.0 * agreeing / people);
    return 0;
}

} // namespace kith::bench
