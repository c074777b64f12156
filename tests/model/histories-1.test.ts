/** The first half of the histories; a test file is what a worker takes, so that two cores share them. */
import { holdShare } from './share.ts';

holdShare(1);
