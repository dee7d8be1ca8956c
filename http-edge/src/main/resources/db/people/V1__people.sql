-- What is known of people: erasable, and never copied into an event, a log or a read model.
create table people.token_owner (
    token_id    text        not null primary key,
    name        text        not null check (char_length(name) between 1 and 255),
    mail        text        check (char_length(mail) between 3 and 254),
    recorded_at timestamptz not null default now()
);
