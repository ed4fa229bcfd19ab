"""Functions of the schema `guard`: who calls, how they stand to a client, and the log.

No login has any right here; only the functions of `api` call them (docs/adr/0010).
"""

from __future__ import annotations

TABLES = """
CREATE TABLE guard.turn (is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only));
INSERT INTO guard.turn DEFAULT VALUES;
CREATE TABLE guard.read_ticket (
  login text, client_id uuid, until timestamptz NOT NULL, written_by xid8 NOT NULL,
  PRIMARY KEY (login, client_id)
);
CREATE TYPE guard.person AS (
  user_id uuid, login text, unit_id uuid, is_active boolean,
  at timestamptz, today date, first_fresh_day date
);
"""

# A function of its own, so that a test can let the server live on another day.
MOMENT = """
CREATE FUNCTION guard.moment() RETURNS timestamptz LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$ SELECT pg_catalog.clock_timestamp() $$;
"""

# Somebody without an account can do nothing, but what they try is logged all the same.
ME = """
CREATE FUNCTION guard.me() RETURNS guard.person LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me guard.person;
  grace integer := coalesce((SELECT access_grace_days FROM public.municipality LIMIT 1), 0);
BEGIN
  me.at := guard.moment();
  me.today := (me.at AT TIME ZONE 'Europe/Stockholm')::date;
  me.first_fresh_day := me.today - grace;
  me.login := session_user;
  SELECT u.id, u.unit_id, u.role = 'provider' AND (u.ended_on IS NULL OR u.ended_on > me.today)
    INTO me.user_id, me.unit_id, me.is_active
    FROM public.user_account u WHERE u.login = session_user;
  me.is_active := coalesce(me.is_active, false);
  me.user_id := coalesce(me.user_id, '00000000-0000-0000-0000-000000000000');
  RETURN me;
END $$;
"""

STANDING = """
CREATE FUNCTION guard.standing(me guard.person, of_client uuid) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  clients record;
BEGIN
  IF NOT me.is_active THEN RETURN 'none'; END IF;
  SELECT own, ended INTO clients FROM ({standing}) unit_clients;
  RETURN CASE WHEN of_client = ANY (clients.own) THEN 'own'
              WHEN of_client = ANY (clients.ended) THEN 'ended' ELSE 'none' END;
END $$;
"""

# Byte for byte what `app.access.log.chain_hash` does: to_json escapes as Python's json does.
CHAIN_HASH = """
CREATE FUNCTION guard.chain_hash(entry public.log_entry) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT encode(sha256(convert_to(
  entry.previous || E'\\n' || '{"at":'
  || to_json(to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+00:00')
  || ',"client":' || to_json(coalesce(entry.client_id::text, ''))
  || ',"command":' || to_json(entry.command::text)
  || ',"data":' || to_json(entry.data::text)
  || ',"detail":' || to_json(entry.detail)
  || ',"login":' || to_json(entry.login::text)
  || ',"op":' || to_json(coalesce(entry.op_id::text, ''))
  || ',"outcome":' || to_json(entry.outcome::text)
  || ',"purpose":' || to_json(entry.purpose)
  || ',"role":' || to_json(entry.role::text)
  || ',"seq":' || entry.seq
  || ',"subject":' || to_json(entry.subject::text)
  || ',"unit":' || to_json(coalesce(entry.unit_id::text, ''))
  || ',"user":' || to_json(entry.user_id::text) || '}', 'UTF8')), 'hex')
$$;
"""

# The row of guard.turn is held to the end of the transaction, so numbers have no gaps.
APPEND = """
CREATE FUNCTION guard.append(me guard.person, entry public.log_entry) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM 1 FROM guard.turn FOR UPDATE;
  SELECT seq, hash INTO entry.seq, entry.previous
    FROM public.log_entry ORDER BY seq DESC LIMIT 1;
  entry.seq := coalesce(entry.seq, 0) + 1;
  entry.previous := coalesce(entry.previous, repeat('0', 64));
  entry.at := me.at;
  entry.user_id := me.user_id;
  entry.login := me.login;
  entry.role := 'provider';
  entry.unit_id := me.unit_id;
  entry.subject := coalesce(entry.subject, '');
  entry.purpose := coalesce(entry.purpose, '');
  entry.detail := coalesce(entry.detail, '');
  entry.hash := guard.chain_hash(entry);
  INSERT INTO public.log_entry SELECT (entry).*;
END $$;
"""
