#pragma once

#include "core/importing/personname.h"

namespace kith
{

// Who an attendee list means, out of what its columns hold; each may be empty, and so may the e-mail address.
// The whole name counts before its parts, "Mara L. (Mara Lindqvist)" in Zoom's column is the fuller of the
// two, "(Guest)" and "(External)" of Teams are dropped, "Sample," and "Bob" (how Luma splits "Sample, Bob")
// are turned round, names in capitals are written as their bearers would. Empty for "n/a" and the like.
PersonName attendeeName(const QString& whole, const QString& zoomName, const QString& given,
    const QString& family, QStringView address = {});

} // namespace kith
