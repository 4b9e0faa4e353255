/** Small pictures beside words. They say nothing that the words do not, so screen readers skip them. */
function Icon({ children }: { children: React.ReactNode }): React.ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      {children}
    </svg>
  )
}

export const OpenIcon = (): React.ReactNode => (
  <Icon>
    <path d="M3 7.5A2.5 2.5 0 0 1 5.5 5h3.600l2.2 2.500h7.200A2.5 2.5 0 0 1 21 10v6.500a2.5 2.5 0 0 1-2.5 2.500h-13A2.5 2.5 0 0 1 3 16.500z" />
  </Icon>
)
export const PasteIcon = (): React.ReactNode => (
  <Icon>
    <path d="M9 4.500h6v3H9zM9 6H6.500A1.5 1.5 0 0 0 5 7.500v11A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.500v-11A1.5 1.5 0 0 0 17.5 6H15M8.5 12h7M8.5 15.500h4.5" />
  </Icon>
)
export const CaptureIcon = (): React.ReactNode => (
  <Icon>
    <path d="M4 8V5.500A1.5 1.5 0 0 1 5.5 4H8M16 4h2.500A1.5 1.5 0 0 1 20 5.500V8M20 16v2.500a1.5 1.5 0 0 1-1.5 1.500H16M8 20H5.500A1.5 1.5 0 0 1 4 18.500V16" />
    <circle cx="12" cy="12" r="3.2" />
  </Icon>
)
export const SettingsIcon = (): React.ReactNode => (
  <Icon>
    <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
    <circle cx="15" cy="7" r="2" />
    <circle cx="9" cy="17" r="2" />
  </Icon>
)
export const HelpIcon = (): React.ReactNode => (
  <Icon>
    <rect x="3" y="6" width="18" height="12" rx="2" />
    <path d="M7 10h.01M11 10h.01M15 10h.01M7.5 14h9" />
  </Icon>
)

/** The mark of Descry: an eye whose gaze turns into sound. */
export const Mark = (): React.ReactNode => (
  <svg className="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
    <path d="M2.5 16C6 9.8 11 7 16.5 7c3.2 0 6 .9 8.5 2.700M2.5 16c3.5 6.2 8.5 9 14 9 3.2 0 6-.9 8.5-2.7" />
    <circle cx="15" cy="16" r="4.2" />
    <path d="M22.5 12.500a6 6 0 0 1 0 7M26.5 10.500a10 10 0 0 1 0 11" />
  </svg>
)
