#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace kith::bench
{

double seconds(const std::function<void()>& work); // wall clock
double median(std::vector<double> values);

// Of this process, resident, since it was started (proc(5), VmHWM). What wait4() says of a child counts what
// its parent had when it forked.
double peakMegabytes();

struct Usage {
    double seconds = 0; // wall clock
    QByteArray output;
};
Usage runChild(const QString& program, const QStringList& arguments);

} // namespace kith::bench
