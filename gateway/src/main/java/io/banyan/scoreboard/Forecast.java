package io.banyan.scoreboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where MODERN's share of reads is going, if it goes on as in the last 60 days; and by how much such forecasts were
/// wrong here before. The slope is the median of those between all pairs of days (Theil and Sen), which a few odd days
/// do not move; its bounds hold 90 of 100 times if days are independent of each other (Sen 1968), which they are not
/// quite: so the error of the past is told beside it.
///
/// @param days that it is made from
/// @param perWeek percentage points; null = no forecast
/// @param low the slower bound of it
/// @param high the faster one
/// @param done when it would be at 99.5%; null = not at this pace, or not within ten years
/// @param earliest by the faster bound
/// @param latest by the slower bound; null = perhaps never
/// @param error how far forecasts of `AHEAD` days were off, in percentage points, the mean of all that can be checked;
///     null = none can be yet
/// @param says all of it in sentences
public record Forecast(
        int days,
        @Nullable Double perWeek,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable LocalDate done,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest,
        @Nullable Double error,
        String says) {
    /// Days without which nothing is said.
    static final int LEAST = 14;

    /// How far ahead forecasts are checked.
    static final int AHEAD = 14;

    private static final int MOST = 60;
    private static final double NINETY = 1.645;
    private static final double DONE = 99.5;
    private static final double TEN_YEARS = 3_650;

    /// A day and MODERN's share of reads, in percent.
    record Point(long day, double share) {}

    /// @param points in order, without days that had no reads
    static Forecast of(List<Point> points) {
        if (points.size() < LEAST) {
            return none(
                    points.size(),
                    "No forecast: %d %s of data, needs %d."
                            .formatted(points.size(), points.size() == 1 ? "day" : "days", LEAST));
        }
        Line line = Line.through(last(points));
        Point now = points.getLast();
        if (now.share() >= DONE) {
            return none(points.size(), "All reads that can move have moved.");
        }
        LocalDate done = date(now, line.at(now.day()), line.slope);
        LocalDate earliest = date(now, line.at(now.day()), line.high);
        LocalDate latest = date(now, line.at(now.day()), line.low);
        Double error = error(points);
        String says = pace(line, done, earliest, latest) + " " + past(error, points.size());
        return new Forecast(
                points.size(), week(line.slope), week(line.low), week(line.high), done, earliest, latest, error, says);
    }

    private static Forecast none(int days, String says) {
        return new Forecast(days, null, null, null, null, null, null, null, says);
    }

    private static List<Point> last(List<Point> points) {
        return points.subList(Math.max(0, points.size() - MOST), points.size());
    }

    private static Double week(double perDay) {
        return Math.round(perDay * 700) / 100.0;
    }

    private static @Nullable LocalDate date(Point now, double share, double slope) {
        double days = (DONE - Math.min(DONE, share)) / slope;
        return slope > 0 && days <= TEN_YEARS ? LocalDate.ofEpochDay(now.day() + (long) Math.ceil(days)) : null;
    }

    private static String pace(
            Line line, @Nullable LocalDate done, @Nullable LocalDate earliest, @Nullable LocalDate latest) {
        String pace = String.format(
                Locale.ROOT,
                "At the pace of the last %d days (%+.1f points a week, likely %+.1f to %+.1f)",
                line.days,
                line.slope * 7,
                line.low * 7,
                line.high * 7);
        if (done == null) {
            return pace + ", reads are not all moved within ten years.";
        }
        String from = earliest == null ? done.toString() : earliest.toString();
        return pace + ", all reads have moved by " + done + ": at the earliest " + from
                + (latest == null ? ", and perhaps never." : ", at the latest " + latest + ".");
    }

    private static String past(@Nullable Double error, int days) {
        return error == null
                ? "How wrong such forecasts are is not known yet: %d days of data, needs %d."
                        .formatted(days, LEAST + AHEAD)
                : String.format(
                        Locale.ROOT,
                        "Forecasts of %d days ahead were off by %.1f points on average here.",
                        AHEAD,
                        error);
    }

    /// Forecasts of the past, made from what was known then, held against what came.
    private static @Nullable Double error(List<Point> points) {
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            long then = points.get(i).day() - AHEAD;
            List<Point> known =
                    points.stream().filter(point -> point.day() <= then).toList();
            if (known.size() >= LEAST) {
                double said =
                        Math.clamp(Line.through(last(known)).at(points.get(i).day()), 0, 100);
                errors.add(Math.abs(said - points.get(i).share()));
            }
        }
        return errors.isEmpty()
                ? null
                : Math.round(errors.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .average()
                                        .orElse(0)
                                * 10)
                        / 10.0;
    }

    /// @param slope points a day
    private record Line(int days, double slope, double low, double high, double start) {
        static Line through(List<Point> points) {
            int n = points.size();
            double[] slopes = new double[n * (n - 1) / 2];
            int pairs = 0;
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    Point from = points.get(i);
                    Point to = points.get(j);
                    slopes[pairs++] = (to.share() - from.share()) / Math.max(1, to.day() - from.day());
                }
            }
            Arrays.sort(slopes);
            double slope = median(slopes);
            double[] starts = points.stream()
                    .mapToDouble(point -> point.share() - slope * point.day())
                    .sorted()
                    .toArray();
            double spread = NINETY * Math.sqrt(n * (n - 1) * (2.0 * n + 5) / 18);
            int low = (int) Math.max(0, Math.floor((pairs - spread) / 2));
            int high = (int) Math.min(pairs - 1, Math.ceil((pairs + spread) / 2));
            return new Line(n, slope, slopes[low], slopes[high], median(starts));
        }

        double at(long day) {
            return start + slope * day;
        }

        private static double median(double[] sorted) {
            int half = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        }
    }
}
