#include "core/model/phone.h"

#include "core/base/text.h"

#include <tuple>
#include <utility>

namespace kith
{

namespace
{

bool isInternational(const QString& number)
{
    return number.startsWith(u'+');
}

bool isClearer(const QString& one, const QString& other)
{
    const auto of = [](const QString& number) { return std::tuple(!isInternational(number), number.size()); };
    return std::pair(of(one), QStringView(one)) < std::pair(of(other), QStringView(other));
}

} // namespace

QByteArray phoneForm(const QString& number)
{
    constexpr QByteArrayView between = " -./()";
    constexpr qsizetype shortest = 9; // of one that begins with 00, or it may be an extension
    QByteArray form = folded(number);
    const bool begins = form.startsWith('+') || form.startsWith("00");
    if (begins)
        form.replace("(0)", "");
    form.removeIf([between](char c) { return between.contains(c); });
    if (form.startsWith("00") && form.size() >= shortest)
        form.replace(0, 2, "+");
    return form;
}

bool addSpelling(ContactPoint& phone, const ContactPoint& same)
{
    bool changed = false;
    if (isClearer(same.value, phone.value)) {
        phone.value = same.value;
        changed = true;
    }
    if (!same.label.isEmpty() && (phone.label.isEmpty() || same.label < phone.label)) {
        phone.label = same.label;
        changed = true;
    }
    return changed;
}

} // namespace kith
