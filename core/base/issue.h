#pragma once

#include <QString>

namespace kith
{

enum class Severity { Info, Warning, Error };

// Reading went on, but this row did not, or not wholly.
struct Issue {
    Severity severity = Severity::Warning;
    int row = 0; // 1-based, as a spreadsheet counts (the header is a row too); 0: the whole file
    int column = 0; // 1-based; 0: the whole row
    QString message; // translated, one line: what is wrong and what was done

    bool operator==(const Issue&) const = default;
};

// "info", "warning", "error": the words of the JSON contract.
inline QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return QStringLiteral("info");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Error:
        break;
    }
    return QStringLiteral("error");
}

} // namespace kith
