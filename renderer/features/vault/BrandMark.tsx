/** Quietline's sign: two quiet lines and the one that is heard. */
import styles from './gate.module.css';

export function BrandMark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg
      className={styles['brandMark']}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M4 7h10" opacity="0.45" />
      <path d="M4 12h16" />
      <path d="M4 17h7" opacity="0.45" />
    </svg>
  );
}
