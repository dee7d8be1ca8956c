alter table query.token_entry add column slow int;
select pg_sleep(1);
