"""Functions of the schema `api`: all that a provider's login can do.

They answer the same to whatever is unknown and whatever is somebody else's; a refusal is a value,
for an error would take the log entry with it. `db.postgres.install` fills in the braces.
"""

from __future__ import annotations

TICKET_MINUTES = 2
PURPOSE_LIMIT = 500

HEAD = """LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
  me guard.person := guard.me();
  entry public.log_entry;"""

# A frozen snapshot would not see the newest entry of the log.
READ_COMMITTED = """
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'only in read committed' USING ERRCODE = 'invalid_transaction_state';
  END IF;"""

STANDING = """
CREATE FUNCTION api.client_standing(of_client uuid) RETURNS text {head}
BEGIN
  RETURN guard.standing(me, of_client);
END $$;
"""

# The label is looked up for own clients only: more work for a known client would tell it is known.
OPEN_CLIENT = """
CREATE FUNCTION api.open_client(of_client uuid, purpose text) RETURNS boolean {head}
  is_open boolean := guard.standing(me, of_client) = ANY ({readable});
BEGIN{read_committed}
  entry.data := 'client';
  entry.command := 'read';
  entry.client_id := of_client;
  entry.purpose := left(purpose, {purpose_limit});
  entry.outcome := CASE WHEN is_open THEN 'done' ELSE 'refused' END;
  IF is_open THEN
    SELECT customer_number INTO entry.subject FROM public.client WHERE id = of_client;
  ELSE
    entry.detail := 'access.refused';
  END IF;
  PERFORM guard.append(me, entry);
  IF is_open THEN
    INSERT INTO guard.read_ticket VALUES
      (me.login, of_client, me.at + interval '{ticket_minutes} minutes', pg_current_xact_id())
      ON CONFLICT ON CONSTRAINT read_ticket_pkey
      DO UPDATE SET until = excluded.until, written_by = excluded.written_by;
  END IF;
  RETURN is_open;
END $$;
"""

# Only what another transaction committed opens the card: then the log entry is committed too.
CLIENT_CARD = """
CREATE FUNCTION api.client_card(of_client uuid) RETURNS jsonb {head}
BEGIN
  IF NOT EXISTS (
    SELECT FROM guard.read_ticket ticket
    WHERE ticket.login = me.login AND ticket.client_id = of_client AND ticket.until > me.at
      AND ticket.written_by IS DISTINCT FROM pg_current_xact_id_if_assigned()
  ) THEN RETURN NULL; END IF;
  IF NOT coalesce(guard.standing(me, of_client) = ANY ({readable}), false) THEN
    RETURN NULL;
  END IF;
  RETURN ({card});
END $$;
"""

# What the program itself refuses. Words of the program only, or the log could not be read again.
NOTE_REFUSAL = """
CREATE FUNCTION api.note_refusal(of_client uuid, data text, command text, code text)
RETURNS void {head}
BEGIN{read_committed}
  IF data = ANY ({data}) AND command = ANY ({commands}) AND code ~ '^[a-z_.]{{1,60}}$' THEN
    entry.data := data;
    entry.command := command;
    entry.client_id := of_client;
    entry.outcome := 'refused';
    entry.detail := code;
    PERFORM guard.append(me, entry);
    RETURN;
  END IF;
  RAISE EXCEPTION 'unknown words' USING ERRCODE = 'invalid_parameter_value';
END $$;
"""
