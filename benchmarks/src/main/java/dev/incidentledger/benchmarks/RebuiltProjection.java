package dev.incidentledger.benchmarks;

import java.util.List;

/** The projections that the product makes anew with its bulk reader. */
enum RebuiltProjection {
    TIMELINE("timeline-v1"),
    CURRENT_STATUS("current-status-v1"),
    UPTIME("uptime-v1");

    private final String group;

    RebuiltProjection(String group) {
        this.group = group;
    }

    String group() {
        return group;
    }

    List<String> tables() {
        return switch (this) {
            case TIMELINE -> List.of("timeline_v1");
            case CURRENT_STATUS -> List.of("incident_v1", "claim_v1");
            case UPTIME -> List.of("uptime_claim_v1", "uptime_day_v1");
        };
    }
}
