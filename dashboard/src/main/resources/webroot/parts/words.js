// Names of the contract in the words of the person on call, and how grave they are.

const REASONS = {
  WRONG_CREDENTIALS: 'Wrong user name or password',
  FORBIDDEN: 'The registrar forbids it',
  NOT_FOUND: 'The registrar does not know this user',
  TIMEOUT: 'The request timed out on its way',
  SERVER_FAILURE: 'The registrar has a fault',
  INTERVAL_TOO_BRIEF: 'It asks for too short an interval',
  REDIRECTED: 'It is sent elsewhere',
  DECLINED: 'The registrar declines',
  NO_ANSWER: 'No answer from the registrar',
  OTHER: 'Refused for another reason',
};

// rank sorts problems to the top; tone is never the only sign: there is always an icon and a word.
const STATES = {
  EXPIRED: { word: 'Expired', tone: 'bad', icon: '✕', rank: 0 },
  NEVER: { word: 'Never registered', tone: 'bad', icon: '✕', rank: 1 },
  UNREGISTERED: { word: 'Signed off', tone: 'warn', icon: '–', rank: 3 },
  UNKNOWN: { word: 'Not seen', tone: 'none', icon: '?', rank: 5 },
  REGISTERED: { word: 'Registered', tone: 'good', icon: '✓', rank: 6 },
};

// What the wire does not know another may; then the word says whose word it is.
function byOthers(truth) {
  if (!truth?.by || truth.by === 'WIRE' || truth.standing === 'UNKNOWN') return null;
  const who = (WHO[truth.by] ?? truth.by).toLowerCase();
  return truth.standing === 'REGISTERED'
    ? { word: `Registered, says ${who}`, tone: 'good', icon: '✓', rank: 6 }
    : { word: `Not registered, says ${who}`, tone: 'bad', icon: '✕', rank: 1 };
}

export function handsetState(row) {
  const state = plainState(row);
  return row.truth?.contradiction && state.tone !== 'none'
    ? { word: `${state.word}, disputed`, tone: state.tone === 'bad' ? 'bad' : 'warn', icon: '≠', rank: Math.min(state.rank, 2) } : state;
}

function plainState(row) {
  const state = STATES[row.state] ?? { word: row.state, tone: 'none', icon: '?', rank: 5 };
  if (row.state === 'UNKNOWN' || row.remembered) {
    const said = byOthers(row.truth);
    if (said) return said;
  }
  if (row.remembered) return { word: `Was: ${state.word.toLowerCase()}`, tone: 'none', icon: '◷', rank: 4 };
  if (row.state === 'REGISTERED' && row.reason !== 'NONE') return { word: 'Refresh failing', tone: 'warn', icon: '!', rank: 2 };
  return state;
}

export const isProblem = row => handsetState(row).rank <= 3;

export function reason(row) {
  if (!row.reason || row.reason === 'NONE') return '';
  const status = row.lastStatus ? ` (${row.lastStatus})` : '';
  return (REASONS[row.reason] ?? row.reason) + status;
}

export const VERDICTS = {
  SEEING: { word: 'Seeing', tone: 'good', icon: '✓' },
  QUIET: { word: 'Quiet', tone: 'warn', icon: '…' },
  BLIND: { word: 'Blind', tone: 'bad', icon: '✕' },
  DROPPING: { word: 'Dropping', tone: 'bad', icon: '!' },
  STARTING: { word: 'Starting', tone: 'none', icon: '◷' },
  ENDED: { word: 'Replay ended', tone: 'none', icon: '■' },
};

// A collector that sees packets and has a doubt about them does not see well.
export function verdictKind(said) {
  const kind = VERDICTS[said.state] ?? { word: said.state, tone: 'none', icon: '?' };
  return kind.tone === 'good' && said.hint ? { ...kind, tone: 'warn', icon: '!' } : kind;
}

export const CONDITIONS = { ...VERDICTS, ENDED: { word: 'Ended', tone: 'none', icon: '■' } };

export const SCRAPES = {
  NOT_ASKED: { word: 'Not asked', tone: 'none', icon: '–' },
  WAITING: { word: 'Waiting', tone: 'none', icon: '◷' },
  ANSWERING: { word: 'Answers', tone: 'good', icon: '✓' },
  FAILING: { word: 'Failing', tone: 'warn', icon: '!' },
  STALE: { word: 'No answer', tone: 'bad', icon: '✕' },
};

export const PROXIES = {
  NOTHING_USED: { word: 'no connection seen yet', tone: 'none', icon: '–' },
  FIRST: { word: 'the first choice', tone: 'good', icon: '✓' },
  NOT_FIRST: { word: 'not the first choice', tone: 'warn', icon: '⚠' },
  UNRANKED: { word: 'not ranked by any DNS answer seen', tone: 'none', icon: '?' },
  UNKNOWN: { word: 'not explained by any DNS answer seen', tone: 'none', icon: '?' },
};

export const ALERTS = {
  FIRING: { word: 'Firing', tone: 'bad', icon: '▲', rank: 0 },
  HELD: { word: 'Held back', tone: 'warn', icon: '‖', rank: 1 },
  PENDING: { word: 'Pending', tone: 'warn', icon: '◷', rank: 2 },
  RESOLVED: { word: 'Resolved', tone: 'none', icon: '✓', rank: 3 },
};

export const SEVERITIES = { CRITICAL: 0, WARNING: 1, INFO: 2 };

export const LINKS = {
  CONNECTING: 'Connecting to the collector',
  SILENT: 'The collector has gone silent',
  LOST: 'Connection to the collector lost',
};

export const MARKS = {
  REGISTRATION: 'Registration', TLS: 'TLS', MEDIA: 'Media', SERVER: 'Server', CLOUD: 'Cloud',
};

export const MARK_STATES = {
  GOOD: { word: 'good', tone: 'good', icon: '✓' },
  WARNING: { word: 'warning', tone: 'warn', icon: '!' },
  BAD: { word: 'bad', tone: 'bad', icon: '✕' },
  UNKNOWN: { word: 'unknown', tone: 'none', icon: '?' },
};

export const STANDINGS = {
  REGISTERED: { word: 'Registered', tone: 'good', icon: '✓' },
  NOT_REGISTERED: { word: 'Not registered', tone: 'bad', icon: '✕' },
  UNKNOWN: { word: 'Nobody knows', tone: 'none', icon: '?' },
};

export const WHO = { WIRE: 'The wire', SERVER: 'Its server', CLOUD: 'The cloud' };

export const INTERFACES = {
  SNMP: 'SNMP', TRAP: 'trap', XML_RPC: 'XML-RPC', SYSLOG: 'syslog', WEB: 'web page', WEBEX: 'Webex API', SIMULATED: 'simulated',
};

export const CALL_STATES = {
  TRYING: { word: 'Calling', tone: 'none', icon: '☎' },
  RINGING: { word: 'Ringing', tone: 'none', icon: '☎' },
  ESTABLISHED: { word: 'Talking', tone: 'good', icon: '☎' },
  ENDED: { word: 'Ended', tone: 'none', icon: '■' },
  CANCELLED: { word: 'Cancelled', tone: 'none', icon: '–' },
  REJECTED: { word: 'Rejected', tone: 'warn', icon: '!' },
  UNANSWERED: { word: 'Not answered', tone: 'none', icon: '–' },
  UNKNOWN: { word: 'Answer not seen', tone: 'none', icon: '?' },
};

// By what the octets look like, whatever the signalling said.
export const ENCRYPTIONS = { CLEAR: 'in clear', SRTP: 'SRTP', UNKNOWN: 'not known' };

export const FAULT_TONES = {
  CRITICAL: { tone: 'bad', icon: '✕' }, WARNING: { tone: 'warn', icon: '!' }, INFO: { tone: 'none', icon: 'i' },
};

export const SAID_BY = {
  WIRE: 'seen on the wire', STATE_FILE: 'remembered from before the restart', SERVER: 'said by the server',
  CLOUD: 'said by the cloud', CONFIGURATION: 'from the configuration',
};

// How it is known which TLS connection carries a handset.
export const RIDES = {
  KNOWN: 'Its registrations were read on this connection.',
  ENDED: 'Its registrations were read on this connection, which has ended; it has not been seen on another since.',
  ONLY: 'Nobody can read who rides on it, but it is the only one its server has open.',
  ONE_OF: 'Nobody can read who rides on which: its server has several open.',
  NONE: 'Its server has no connection open.',
  UNSEEN: 'It registers over TLS, and no connection of its server was seen on the wire.',
};

export const OUTCOMES = {
  ESTABLISHED: 'established', NOT_TLS: 'spoke no TLS', INCOMPLETE: 'not seen whole', UNSEEN: 'began before we watched', FAILED: 'failed',
};

export const LEVELS = {
  INFO: { word: 'info', tone: 'none', icon: 'i' },
  NOTICE: { word: 'notice', tone: 'none', icon: 'i' },
  WARNING: { word: 'warning', tone: 'warn', icon: '!' },
  ERROR: { word: 'error', tone: 'bad', icon: '✕' },
  CRITICAL: { word: 'critical', tone: 'bad', icon: '✕' },
};
