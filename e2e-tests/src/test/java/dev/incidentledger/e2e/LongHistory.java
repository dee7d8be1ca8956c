package dev.incidentledger.e2e;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts many incidents into the log by SQL, as commands would have recorded them: each is identified, followed by three updates
 * and resolved, ten minutes before the next. All strike one component; one of a hundred is public.
 */
record LongHistory(JdbcClient owner, String component) {

    /** So many at a time that nobody waits long for the head of the log. */
    private static final int CHUNK = 10_000;

    private static final String APPEND = """
            with head as (
                update event_store.event_log_head
                set position = position + :chunk, recorded_at = greatest(recorded_at, clock_timestamp())
                returning position - :chunk as before, recorded_at
            ), event as (
                select n, (n - 1) / 5 as number, (n - 1) % 5 as step,
                    'inc_0' || lpad(to_hex((n - 1) / 5), 25, '0') as incident,
                    case when (n - 1) / 5 % 100 = 0 then 'public' else 'internal' end as audience,
                    to_char(now() at time zone 'UTC' - make_interval(secs => 600 * (:all - n) / 5), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as time
                from generate_series(:first::bigint, :first + :chunk - 1) as n
            ), update as (
                select event.*, jsonb_build_object(
                    'id', 'upd_0' || lpad(to_hex(n), 25, '0'),
                    'status', (array['investigating', 'identified', 'identified', 'monitoring', 'resolved'])[step + 1],
                    'message', 'Some of you cannot sign in. We know why, and are working on it.',
                    'components', case step when 4 then '[]'::jsonb else jsonb_build_array(jsonb_build_object(
                        'id', :component::text, 'status', 'partial_outage', 'name', 'Sign-in')) end,
                    'occurredAt', time,
                    'audience', 'public') as said
                from event
            )
            insert into event_store.event_log (
                position, event_id, aggregate_type, aggregate_id, sequence,
                payload_type, payload_revision, payload, metadata, recorded_at)
            select before + n - :first + 1, uuidv7()::text, 'Incident', incident, step,
                (array['incident.identified', 'incident.update-posted', 'incident.update-posted',
                    'incident.update-posted', 'incident.resolved'])[step + 1], '1',
                convert_to((jsonb_build_object('incidentId', incident) || case step
                    when 0 then jsonb_build_object(
                        'title', 'Sign-in fails', 'startedAt', time, 'opening', said, 'audience', audience)
                    when 4 then jsonb_build_object('resolution', said)
                    else jsonb_build_object('update', said) end)::text, 'UTF8'),
                convert_to(format('{"actor":"tok_0000000000000000000000000","channel":"api",'
                    '"correlationId":"00000000-0000-0000-0000-000000000000","causationId":"%s"}', uuidv7()), 'UTF8'),
                recorded_at
            from update, head
            """;

    /** @param events a multiple of 10,000 */
    void tell(int events) {
        for (int first = 1; first <= events; first += CHUNK) {
            owner.sql(APPEND)
                    .param("chunk", CHUNK)
                    .param("first", first)
                    .param("all", events)
                    .param("component", component)
                    .update();
        }
    }
}
