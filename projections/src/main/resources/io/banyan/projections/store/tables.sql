-- What PostgresViewStore keeps, for all views: `view` is name and version, `events:v3`. Texts are ordered by their bytes.
create schema if not exists banyan_views;

create table if not exists banyan_views.registration (
  view text primary key,
  code text not null,
  partitions integer not null
);

create table if not exists banyan_views.lease (
  view text primary key,
  owner text not null,
  until timestamptz not null
);

create table if not exists banyan_views.wish (
  view text primary key,
  id text,
  wish text,
  did text,
  says text,
  at text,
  refused boolean
);

-- As it was before requests had ids, and before it was told which were refused.
alter table banyan_views.wish
  add column if not exists id text,
  add column if not exists did text,
  add column if not exists says text,
  add column if not exists at text,
  add column if not exists refused boolean,
  alter column wish drop not null;
delete from banyan_views.wish where wish is not null and id is null;

create table if not exists banyan_views.dropped (
  view text primary key
);

create table if not exists banyan_views.checkpoint (
  view text not null,
  part integer not null,
  turn text not null,
  commit numeric(20) not null,
  n numeric(20) not null,
  fields json not null,
  primary key (view, part)
);

create table if not exists banyan_views.document (
  view text collate "C" not null,
  part integer not null,
  key text collate "C" not null,
  entries json,
  document json not null,
  primary key (view, part, key)
);

create table if not exists banyan_views.entry (
  view text collate "C" not null,
  part integer not null,
  index text collate "C" not null,
  sort text collate "C" not null,
  key text collate "C" not null,
  primary key (view, part, index, sort, key)
);

create table if not exists banyan_views.dead_letter (
  view text not null,
  part integer not null,
  id text not null,
  letter json not null,
  primary key (view, part, id)
);
