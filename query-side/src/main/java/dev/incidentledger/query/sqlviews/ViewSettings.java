package dev.incidentledger.query.sqlviews;

import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.StatusPage;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the views by which zone days are counted and by which grace promises are judged, as the newest start has it. */
@Component
class ViewSettings implements InitializingBean {

    private final JdbcClient db;
    private final StatusPage page;
    private final PromiseRule promises;

    ViewSettings(JdbcClient db, StatusPage page, PromiseRule promises) {
        this.db = db;
        this.page = page;
        this.promises = promises;
    }

    @Override
    public void afterPropertiesSet() {
        db.sql("""
                        insert into query.view_setting (zone, promise_grace)
                        values (?, ?::interval)
                        on conflict (one) do update
                        set zone = excluded.zone, promise_grace = excluded.promise_grace
                        """).params(page.zone().getId(), promises.grace().toString()).update();
    }
}
