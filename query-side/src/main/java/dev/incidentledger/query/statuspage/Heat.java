package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.analytics.MonthUptimeRow;
import dev.incidentledger.query.health.UptimePolicy;
import java.text.NumberFormat;

/** How a month of a component looks in a table: its uptime rounded down, on a color that deepens with what was lost. */
final class Heat {

    private static final int DECIMALS = 2;
    private static final double[] STEPS = {1, 0.999, 0.99, 0.95};

    private final NumberFormat format;

    Heat(Frame frame) {
        this.format = NumberFormat.getInstance(frame.language().locale());
        format.setMaximumFractionDigits(DECIMALS);
    }

    /** In percent, without the sign. */
    String figure(MonthUptimeRow month) {
        var uptime = month.uptime();
        if (uptime == null) {
            return "–";
        }
        format.setMinimumFractionDigits(uptime == 1 ? 0 : DECIMALS);
        return format.format(UptimePolicy.percent(uptime, DECIMALS));
    }

    /** As the style sheet knows it, from h0 for all of it to h4. */
    static String look(MonthUptimeRow month) {
        var uptime = month.uptime();
        if (uptime == null) {
            return Look.NONE;
        }
        int step = 0;
        while (step < STEPS.length && uptime < STEPS[step]) {
            step++;
        }
        return "h" + step;
    }

    /** Something happened, of which there is more to read. */
    static boolean isEventful(MonthUptimeRow month) {
        return month.underMaintenanceSeconds()
                        + month.degradedPerformanceSeconds()
                        + month.partialOutageSeconds()
                        + month.majorOutageSeconds()
                > 0;
    }
}
