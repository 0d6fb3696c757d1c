-- The tables of the meetup site. Table and column names date from 2009 and are read by both sides.
create table member (
  id integer primary key,
  login text not null unique,
  password text not null,
  name text not null,
  city text not null,
  about text not null,
  joined_on date not null
);

create table meetup_group (
  id integer primary key,
  slug text not null unique,
  name text not null,
  city text not null,
  description text not null,
  organizer_id integer not null references member
);

create table event (
  id integer primary key,
  group_id integer not null references meetup_group,
  title text not null,
  description text not null,
  venue text not null,
  starts_at timestamptz not null,
  capacity integer not null,
  tags text[] not null
);

create table rsvp (
  event_id integer not null references event,
  member_id integer not null references member,
  answer text not null check (answer in ('yes', 'no')),
  answered_at timestamptz not null,
  primary key (event_id, member_id)
);

create table upload (
  id integer generated always as identity primary key,
  member_id integer not null references member,
  file_name text not null,
  size_bytes bigint not null,
  sha256 text not null,
  uploaded_at timestamptz not null
);

create index event_by_start on event (starts_at, id);
create index event_by_group on event (group_id, starts_at, id);
create index event_by_tag on event using gin (tags);
create index rsvp_by_member on rsvp (member_id);
