#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace kith::bench
{

double seconds(const std::function<void()>& work); // wall clock
double median(std::vector<double> values);

// What a child process of this program took, by the operating system's account.
struct Usage {
    double seconds = 0; // wall clock
    double peakMegabytes = 0; // resident
    QByteArray output;
};
Usage runChild(const QString& program, const QStringList& arguments);

} // namespace kith::bench
