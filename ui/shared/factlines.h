#pragma once

#include "core/model/fact.h"
#include "core/model/source.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace kith
{

// Facts as evidence, one below the other: what each says, when, and where Kith has it from. What Kith
// concluded itself can be called wrong.
class FactLines : public QWidget
{
    Q_OBJECT

public:
    FactLines(const Facts& facts, const std::vector<Source>& sources, QWidget* parent = nullptr);

Q_SIGNALS:
    void denied(kith::FactKind kind);
};

// Dated facts, newest first, each with its day beside it; then those without a date.
QWidget* timeline(const Facts& facts, const std::vector<Source>& sources);

// The same facts in words for a tool tip: "You met at FOSDEM 2026, 31 Jan 2026 (attendees.csv, row 7)".
QString factsSay(const Facts& facts, const std::vector<Source>& sources);

} // namespace kith
