package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.health.UptimePolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;

/** Numbers as a language writes them; percentages rounded down. */
final class Figures {

    private static final int FEW_DECIMALS = 2;
    private static final int ALL_DECIMALS = 4;

    private final Frame frame;

    Figures(Frame frame) {
        this.frame = frame;
    }

    /** With the period that it is of. */
    static String shortly(Uptime uptime, Frame frame) {
        var percent = new Figures(frame).percent(uptime, FEW_DECIMALS);
        return frame.phrases().say("percent.period", percent, uptime.days().size());
    }

    String exactly(Uptime uptime) {
        return percent(uptime, ALL_DECIMALS);
    }

    /** How much of a second is lost. */
    String weight(double weight) {
        return format(BigDecimal.valueOf(weight).movePointRight(2), 0);
    }

    /** The date, and for how long it was in each state other than operational. */
    String day(Day day) {
        return new Stop(0, List.of(day)).words(frame);
    }

    private String percent(Uptime uptime, int decimals) {
        var fraction = uptime.fraction();
        if (fraction == null) {
            return frame.phrases().say("bars.nodata");
        }
        return format(UptimePolicy.percent(fraction, decimals), fraction == 1 ? 0 : decimals);
    }

    private String format(BigDecimal percent, int decimals) {
        var format = NumberFormat.getInstance(frame.language().locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.DOWN);
        return frame.phrases().say("percent", format.format(percent));
    }
}
