/** The mark: two sails and the knot, in the colour of its place. */
export function Logo({ label }: { readonly label?: string }) {
  return (
    <svg
      viewBox="0 0 26 20"
      fill="currentColor"
      width={26}
      height={20}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d="M1 2.5 11.5 8v4L1 17.5z" />
      <path d="M25 2.5 14.5 8v4L25 17.5z" fillOpacity=".62" />
      <path d="M11.9 8.2h2.2v3.6h-2.2z" />
    </svg>
  )
}
