// Small helps on every page. Each page works without them.
import { offerLocation } from './parts/location.js';
import { stayWithoutNetwork } from './parts/no-network.js';
import { preventDoubleSubmit } from './parts/submit.js';
import { focusErrors } from './parts/errors.js';
import { offerPrint } from './parts/print.js';
import { offerCopy } from './parts/copy.js';
import { leaveQuickly } from './parts/leave.js';
import { choosePlaceOnce } from './parts/place.js';
import { keepForWithoutNetwork } from './parts/worker.js';
import { sendWhatWaits } from './parts/waiting-send.js';

focusErrors();
stayWithoutNetwork();
preventDoubleSubmit();
offerLocation();
offerPrint();
offerCopy();
leaveQuickly();
choosePlaceOnce();
keepForWithoutNetwork();
sendWhatWaits();
