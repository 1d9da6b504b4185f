// Fills the deps of every verb, in one place.

import type { Caller } from '#platform/caller';
import { newId } from '#platform/new-id';
import * as apiKeys from './api-keys.store.ts';
import type { authenticateApiKey } from './authenticate-api-key.ts';
import type { changeProfile } from './change-profile.ts';
import { checkAccountPassword } from './check-password.ts';
import type { clearEnded } from './clear-ended.job.ts';
import { deleteEnded } from './cleared.store.ts';
import type { confirmPasswordReset } from './confirm-password-reset.ts';
import type { createApiKey } from './create-api-key.ts';
import type { createStaff } from './create-staff.ts';
import type { eraseAccount } from './erase-account.ts';
import { findErasures } from './erasures.store.ts';
import { findHoldLimits, saveHoldLimits } from './hold-limits.store.ts';
import { isSessionLive } from './is-session-live.ts';
import type { listErasures } from './list-erasures.ts';
import type { logIn } from './log-in.ts';
import type { logOut } from './log-out.ts';
import { findMail } from './mails.store.ts';
import { openSession } from './open-session.ts';
import type { Parts } from './parts.ts';
import * as resets from './password-resets.store.ts';
import type { readAccountMail } from './read-account-mail.ts';
import type { readHoldLimits } from './read-hold-limits.ts';
import type { refreshSession } from './refresh-session.ts';
import { newRefreshToken } from './refresh-token.ts';
import type { registerAccount } from './register-account.ts';
import * as registrations from './registrations.store.ts';
import type { requestPasswordReset } from './request-password-reset.ts';
import type { revokeApiKey } from './revoke-api-key.ts';
import * as sessions from './sessions.store.ts';
import type { setHoldLimits } from './set-hold-limits.ts';
import { saveGrantedAccount } from './staff.store.ts';
import * as users from './users.store.ts';
import type { verifyEmail } from './verify-email.ts';

type DepsOf<Verb extends (deps: never, ...rest: never[]) => unknown> = Parameters<Verb>[0];

const knownPlaceMilliseconds = 30 * 24 * 60 * 60 * 1000;

export function depsOf(parts: Parts) {
  const { db, now, settings, passwords, guesses } = parts;
  const hashPassword = passwords.hash;

  const liveness: DepsOf<typeof isSessionLive> = {
    now,
    isSessionAlive: (id, userId, at) => sessions.isSessionAlive(db, id, userId, at),
    isApiKeyAlive: async (id, userId) => (await apiKeys.findLiveApiKey(db, id))?.userId === userId,
  };
  const ownAccount = { now, isSessionLive: (caller: Caller) => isSessionLive(liveness, caller) };

  const register: DepsOf<typeof registerAccount> = {
    now,
    hashPassword,
    sendSoon: parts.sendSoon,
    newIds: () => ({ userId: newId('usr'), eventId: newId('evt') }),
    saveRegistration: (caller, { eventId, ...person }) =>
      registrations.saveRegistration(db, caller, {
        ...person,
        addressHash: parts.mailboxHash(person.email),
        link: parts.linkOf(eventId, person.at),
      }),
  };
  const verify: DepsOf<typeof verifyEmail> = {
    now,
    spendVerification: (caller, tokenHash, at) => registrations.spendVerification(db, caller, tokenHash, at),
  };
  const login: DepsOf<typeof logIn> = {
    findAccount: (email, network) =>
      users.findAccountAtLogin(db, email, {
        addressHash: parts.placeHash(network),
        since: now() - knownPlaceMilliseconds,
      }),
    checkPassword: (account, password) =>
      checkAccountPassword(
        { passwords, savePasswordHash: (userId, from, to) => users.savePasswordHash(db, userId, from, to) },
        account,
        password,
      ),
    secondsToWait: guesses.secondsToWait,
    recordFailure: guesses.recordFailure,
    openSession: (caller, { network, ...session }) =>
      openSession(
        {
          now,
          newRefreshToken,
          newSessionId: () => newId('ses'),
          signAccessToken: parts.signAccessToken,
          saveSession: (by, row, token) =>
            sessions.saveSession(db, by, { ...row, addressHash: parts.placeHash(network) }, token),
        },
        caller,
        session,
      ),
  };
  const refresh: DepsOf<typeof refreshSession> = {
    now,
    refreshKey: settings.REFRESH_KEY,
    signAccessToken: parts.signAccessToken,
    findToken: (tokenHash) => sessions.findRefreshToken(db, tokenHash),
    rotate: (tokenHash, successor, at) => sessions.rotateRefreshToken(db, tokenHash, successor, at),
    endReusedSession: async (caller, sessionId, at) => {
      const mail = await sessions.saveReuse(db, caller, sessionId, newId('evt'), at);
      if (mail) parts.sendSoon(mail);
    },
  };
  const logout: DepsOf<typeof logOut> = {
    now,
    endSession: (caller, which, at) => sessions.endSession(db, caller, which, 'logged_out', at),
  };
  const requestReset: DepsOf<typeof requestPasswordReset> = {
    now,
    newEventId: () => newId('evt'),
    sendSoon: parts.sendSoon,
    saveRequest: ({ email, eventId, at }) =>
      resets.saveResetRequest(db, {
        email,
        at,
        addressHash: parts.mailboxHash(email),
        link: parts.linkOf(eventId, at),
      }),
  };
  const confirmReset: DepsOf<typeof confirmPasswordReset> = {
    now,
    hashPassword,
    findOwner: (tokenHash, at) => resets.findResetOwner(db, tokenHash, at),
    spendReset: (caller, reset) => resets.spendReset(db, caller, reset),
    forgetFailures: guesses.forgetFailures,
  };
  const findProfile = (userId: Parameters<typeof users.findProfile>[1]) => users.findProfile(db, userId);
  const profileChange: DepsOf<typeof changeProfile> = {
    now,
    findProfile,
    saveProfile: (caller, userId, change, at) => users.saveProfile(db, caller, userId, change, at),
  };
  const erasure: DepsOf<typeof eraseAccount> = {
    ...ownAccount,
    saveErasure: (caller, userId, at) => users.saveErasure(db, caller, userId, at),
  };
  const erasureList: DepsOf<typeof listErasures> = {
    now,
    findErasures: (after, until, limit) => findErasures(db, after, until, limit),
  };
  const holdLimits: DepsOf<typeof readHoldLimits> = { findHoldLimits: (userId) => findHoldLimits(db, userId) };
  const holdLimitChange: DepsOf<typeof setHoldLimits> = {
    now,
    saveHoldLimits: (caller, userId, limits, at) => saveHoldLimits(db, caller, userId, limits, at),
  };
  const keyCreation: DepsOf<typeof createApiKey> = {
    ...ownAccount,
    newKeyId: () => newId('key'),
    countKeys: (userId) => apiKeys.countApiKeys(db, userId),
    saveKey: (caller, key) => apiKeys.saveApiKey(db, caller, key),
  };
  const keyRevocation: DepsOf<typeof revokeApiKey> = {
    ...ownAccount,
    revokeKey: (caller, userId, id, at) => apiKeys.revokeKey(db, caller, userId, id, at),
  };
  const keyCheck: DepsOf<typeof authenticateApiKey> = {
    now,
    findKey: (id) => apiKeys.findLiveApiKey(db, id),
    noteUse: (id, at) => parts.afterwards(apiKeys.saveKeyUse(db, id, at)),
  };
  const mail: DepsOf<typeof readAccountMail> = {
    now,
    linkKey: settings.LINK_KEY,
    findMail: (eventId) => findMail(db, eventId),
  };
  const staff: DepsOf<typeof createStaff> = {
    now,
    hashPassword,
    newUserId: () => newId('usr'),
    isLocal: settings.ENVIRONMENT === 'local',
    saveAccount: (caller, account) => saveGrantedAccount(db, caller, account),
  };
  const staffMember = { findActive: (email: string) => users.findActiveAccount(db, email) };
  const clearing: DepsOf<typeof clearEnded> = { now, clearEnded: (before) => deleteEnded(db, before) };
  const keyList = {
    findApiKeys: (userId: Parameters<typeof apiKeys.findApiKeys>[1]) => apiKeys.findApiKeys(db, userId),
  };

  return {
    liveness,
    register,
    verify,
    login,
    refresh,
    logout,
    requestReset,
    confirmReset,
    profile: { findProfile },
    profileChange,
    erasure,
    erasureList,
    holdLimits,
    holdLimitChange,
    keyList,
    keyCreation,
    keyRevocation,
    keyCheck,
    mail,
    staff,
    staffMember,
    clearing,
  };
}
